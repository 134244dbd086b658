/// What lol-server answers: TIP and HTTP.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.lolserver.endpoint;
