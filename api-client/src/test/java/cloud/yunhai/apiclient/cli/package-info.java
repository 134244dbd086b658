/// Tests of the command line: what it prints, what it asks, how it ends.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient.cli;
