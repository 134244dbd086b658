/// The XML and JSON face of the model: representations, their mapping, and the URI templates.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon;
