/// What a page decides by itself: ages, shares, orders, and which commands it offers.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin.core;
