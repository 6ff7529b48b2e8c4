import * as api from '../src';

// Functions and constants are no part of a jsii API, and yet TypeScript users would see them.
describe('the index', () => {
  test.each(Object.entries(api))('exports %s as a class or an enum', (_name, value) => {
    // of a class, and of no function, the prototype cannot be replaced
    const isClass = typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
    const isEnum =
      typeof value === 'object' && Object.values(value).every((item) => typeof item !== 'boolean' && typeof item !== 'object');

    expect([isClass, isEnum]).toContain(true);
  });
});
