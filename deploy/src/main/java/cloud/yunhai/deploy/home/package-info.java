/// Where one installation keeps its files, and what was chosen for it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.home;
