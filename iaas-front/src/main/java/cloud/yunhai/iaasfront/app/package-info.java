/// What the pages show and do, put together from the API's answers.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasfront.app;
