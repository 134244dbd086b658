/// What members of representations are to be: read by the server's checks and by the generated documents.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon.schema;
