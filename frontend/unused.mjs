/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Families of Bootstrap Italia classes that no page of LGNet uses: left out of the stylesheet.
 * A page that begins to use one takes its name out of this list. */
const FAMILIES = `
  acceptoverlay accordion affix analogue autocomplete avatar back-to bg-dark bookmark bootstrap-select bottom-nav
  bs-popover bs-tooltip calendar-vertical carousel collaps complementary cookiebar dimmer donut drilldown dropdown
  dropright dropleft dropup forward gallery input-group input-number it-access-top it-brand it-card it-carousel
  it-footer it-grid it-header it-hero it-list it-masonry it-nav it-page it-quote it-right it-sidebar it-social
  it-socials it-timeline it-transfer just-validate lightgrey map-wrapper masonry megamenu modal nav-scroll navbar navscroll
  neutral- notification offcanvas overlay-panel overlay-wrapper point-list popover progress-bar progress-donut
  progress-indicator progress-spinner rating section-image sidebar splide sticky-wrapper steppers thumb-nav toast toggles
  toolbar tooltip transfer upload video-js vjs wizard
`.trim().split(/\s+/);

export const UNUSED_CLASSES = new RegExp(`\\.(?:${FAMILIES.join("|")})`);
export const UNUSED_FONTS = /VideoJS/i;
