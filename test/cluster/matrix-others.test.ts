import { matrix } from './matrix';
import { MODELS } from './models';
import { isCloud, PROFILES } from './profiles';

test('every profile has a model', () => {
  expect(Object.keys(MODELS)).toEqual(Object.keys(PROFILES));
});

matrix(Object.keys(PROFILES).filter((name) => !isCloud(name)));
