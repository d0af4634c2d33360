import {Component, type ReactNode} from 'react';
import {Button} from '../components/button.tsx';
import {Problem} from '../components/problem.tsx';
import {Screen} from '../components/screen.tsx';
import {texts} from '../texts/texts.ts';

type Props = {readonly children: ReactNode; readonly onLeave: () => void; readonly leave: string};

type State = {readonly error: Error | undefined};

/** Holds what goes wrong while one screen is drawn within that screen; React asks for a class. Given a new key it begins anew. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = {error: undefined};

  static getDerivedStateFromError(error: unknown): State {
    return {error: error instanceof Error ? error : new Error(String(error))};
  }

  override render() {
    const {error} = this.state;
    if (!error) return this.props.children;
    return (
      <Screen title={texts.frame.broken}>
        <Problem
          error={new Error(texts.frame.brokenWhy(error.message))}
          onRetry={() => this.setState({error: undefined})}
        >
          <Button onClick={this.props.onLeave}>{this.props.leave}</Button>
          <Button onClick={() => window.location.reload()}>{texts.frame.reload}</Button>
        </Problem>
      </Screen>
    );
  }
}
