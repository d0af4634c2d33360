import {describe, expect, test} from 'vitest';
import {layOutXml} from '../../../renderer/components/body/xml-layout.ts';

describe('laying out XML', () => {
  test('gives every element a line by its depth, and text its element', () => {
    const laid = layOutXml('<?xml version="1.0"?><a x="1"><b>one</b><c><d/><e></e></c><!-- note --></a>');
    expect(laid?.split('\n')).toEqual([
      '<?xml version="1.0"?>',
      '<a x="1">',
      '  <b>one</b>',
      '  <c>',
      '    <d/>',
      '    <e></e>',
      '  </c>',
      '  <!-- note -->',
      '</a>',
    ]);
  });

  test('changes nothing but space', () => {
    const text = '<a>x<b>1 &amp; 2</b> y <![CDATA[ <raw> ]]></a>';
    expect(layOutXml(text)?.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  test.each(['<a><b></a></b>', '<a>', '</a>', '<a></b>', 'text < here', '<a', '', '<a></a><'])(
    'leaves %j as it stands',
    text => {
      expect(layOutXml(text)).toBeUndefined();
    },
  );
});
