/// What both portals share: how they look, log in, answer errors, speak two languages and stay up to date.
///
/// A portal is a Spring MVC application that imports [cloud.yunhai.portal.config.PortalWiring] and tells who it is by a
/// [cloud.yunhai.portal.PortalProfile]. It reaches the platform through api-client only.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.portal;
