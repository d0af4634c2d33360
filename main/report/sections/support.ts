import type {ContainerReview, LayerSupport} from '../../contract/review-methods.ts';
import {heading, startSection, text, write} from '../flow.ts';
import {supportShape} from '../paper-states.ts';
import {facts, type Report} from '../parts.ts';
import {stateColor} from '../shapes.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import {counted, fillIn} from '../texts.ts';

type Group = {readonly layer: LayerSupport; readonly nodes: string[]};

const longestNames = 4;

/** What the container platform runs on against its makers' dates, with the day of the data and what they do not know. */
export const support = (report: Report, review: ContainerReview): void => {
  const {texts, paper} = report;
  const t = texts.support;
  startSection(paper, 'support', t.title);
  const {name, date, licence} = review.source;
  write(paper, [text(fillIn(t.intro, {on: review.on, source: name, date, licence}))]);
  paper.y += 8;
  if (review.clusters.length + review.stated.length === 0) write(paper, [text(t.none)]);
  for (const cluster of review.clusters) {
    const platform = cluster.platform === '' ? '' : `   ${cluster.platform}`;
    heading(paper, `${cluster.name}${platform}`, 90);
    layers(report, [{layer: cluster.orchestrator, nodes: []}, ...grouped(cluster.nodes)]);
  }
  if (review.stated.length > 0)
    layers(
      report,
      review.stated.map(layer => ({layer, nodes: []})),
    );
  if (review.questions.length === 0) return;
  heading(paper, t.questions, 40);
  for (const question of review.questions) facts(paper, [['–', [text(question)]]], {label: 16, gap: 2});
};

/** Nodes with the same layer stand in one row: a cluster of a thousand nodes has a handful of versions. */
const grouped = (nodes: ContainerReview['clusters'][number]['nodes']): Group[] => {
  const groups = new Map<string, Group>();
  for (const {name, layers: own} of nodes) {
    for (const layer of own) {
      const key = layer.seen === '' ? `${layer.layer}\n${layer.state}` : JSON.stringify(layer);
      const known = groups.get(key);
      if (known) known.nodes.push(name);
      else groups.set(key, {layer, nodes: [name]});
    }
  }
  const order: readonly LayerSupport['layer'][] = ['os-image', 'kernel', 'windows-build', 'runtime', 'kubelet'];
  return [...groups.values()].sort((a, b) => order.indexOf(a.layer.layer) - order.indexOf(b.layer.layer));
};

const layers = (report: Report, groups: readonly Group[]): void => {
  const {columns} = report.texts.support;
  table(
    report.paper,
    [
      {share: 19, head: columns.layer},
      {share: 27, head: columns.seen},
      {share: 32, head: columns.state},
      {share: 22, head: columns.nodes},
    ],
    groups.map(group => row(report, group)),
  );
};

const row = ({texts}: Report, {layer, nodes}: Group): Row => {
  const t = texts.support;
  const shape = supportShape[layer.state];
  const names = nodes.slice(0, longestNames).join(', ');
  return {
    cells: [
      [text([{text: texts.papers.layers[layer.layer], style: 'bold'}], type.small)],
      [
        layer.seen === ''
          ? text([{text: t.unread, color: colors.open}], type.small)
          : text([{text: layer.seen, style: 'mono'}], type.tiny),
        ...(layer.product === undefined
          ? []
          : [text([{text: `${layer.product} ${layer.cycle ?? ''}`, color: colors.soft}], type.tiny)]),
      ],
      [
        text([{state: shape}, {text: texts.papers.support[layer.state], color: stateColor[shape]}], type.small),
        ...dates(layer, t).map(words => text([{text: words, color: colors.soft}], type.tiny)),
        ...(layer.note === undefined ? [] : [text(layer.note, type.tiny, {before: 1})]),
      ],
      nodes.length === 0
        ? []
        : [
            text(counted(t.nodes, nodes.length), type.small),
            text([{text: nodes.length > longestNames ? `${names}, …` : names, color: colors.soft}], type.tiny),
          ],
    ],
  };
};

const dates = ({eol, extended, state}: LayerSupport, t: Report['texts']['support']): string[] => [
  ...(eol === undefined ? (state === 'supported' ? [t.noEnd] : []) : [fillIn(t.until, {day: eol})]),
  ...(extended === undefined ? [] : [fillIn(t.extended, {day: extended})]),
];
