/// Fixtures for the tests of all modules: clocks, random generators with a known seed, stores in memory,
/// and the contract and conformance tests.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.testing;
