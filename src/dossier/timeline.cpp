// dossier/timeline.cpp - what is dated, each time drawn as wide as it is known
#include <algorithm>
#include <array>
#include <map>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"
#include "model/json_writer.h"

namespace habeas {
namespace {

/// A stretch of days: numbers since 1970, or days of a year that nobody states (0 to 364).
struct Extent {
  bool yearless = false;
  std::int64_t first = 0, last = 0;
  bool open_start = false, open_end = false;
  bool operator==(const Extent&) const = default;
};

struct Moment {
  Extent extent;
  Date date;
  Html what;
  bool derived = false;
};

constexpr std::array<int, 13> kDayOfMonth = {0,   31,  59,  90,  120, 151, 181,
                                             212, 243, 273, 304, 334, 365};
constexpr std::array<const char*, 12> kShortMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t kYear = 365;

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (text.size() < at + 2) return std::nullopt;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (!digit(at) || !digit(at + 1)) return std::nullopt;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// XXXX-10 or XXXX-10-09 as days of a year.
std::optional<Extent> yearless_point(std::string_view edtf) {
  if (!edtf.starts_with("XXXX-")) return std::nullopt;
  const auto month = two_digits(edtf, 5);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const auto index = static_cast<std::size_t>(*month);
  Extent extent{true, kDayOfMonth[index - 1], kDayOfMonth[index] - 1};
  const auto day = two_digits(edtf, 8);
  if (edtf.size() > 7 && edtf[7] == '-' && !day) return std::nullopt;
  if (day) {
    if (*day < 1 || *day > 31) return std::nullopt;
    extent.first = std::min<std::int64_t>(extent.first + *day - 1, extent.last);
    extent.last = extent.first;
  }
  return extent;
}

std::optional<Extent> yearless(std::string_view edtf) {
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return yearless_point(edtf);
  const auto from = yearless_point(edtf.substr(0, slash));
  const auto to = yearless_point(edtf.substr(slash + 1));
  if (from && to) return Extent{true, from->first, to->last};
  if (from) return Extent{true, from->first, kYear - 1, false, true};
  if (to) return Extent{true, 0, to->last, true, false};
  return std::nullopt;
}

std::optional<Extent> extent_of(const Date& date) {
  if (date.edtf.find("XXXX") != std::string::npos) return yearless(date.edtf);
  if (!date.earliest && !date.latest) return std::nullopt;
  Extent extent;
  extent.open_start = !date.earliest;
  extent.open_end = !date.latest;
  extent.first = (date.earliest ? *date.earliest : *date.latest).number();
  extent.last = (date.latest ? *date.latest : *date.earliest).number();
  if (extent.last < extent.first) return std::nullopt;
  return extent;
}

// ---- what goes in -------------------------------------------------------------------------------

class Collector {
 public:
  /// What is told of one and the same time shares a line.
  void add(const Date& date, Html what, bool derived) {
    const auto extent = extent_of(date);
    if (extent) {
      for (Moment& moment : drawn) {
        if (moment.extent != *extent || moment.derived != derived) continue;
        moment.what.tag("<br>").add(what);
        return;
      }
      drawn.push_back({*extent, date, std::move(what), derived});
    } else if (!date.edtf.empty() || !date.timex.empty()) {
      undrawn.push_back({{}, date, std::move(what), derived});
    }
  }

  std::vector<Moment> drawn, undrawn;
};

void collect_findings(const View& view, Collector& out) {
  for (const Finding& finding : view.pile().findings) {
    const auto* date = std::get_if<Date>(&finding.value);
    if (date == nullptr || finding.state == FindingState::unknown) continue;
    Html what = finding_link(finding, view.question(finding));
    if (finding.incident) {
      if (const Incident* incident = view.incident(*finding.incident)) {
        what.tag(": ").add(incident_link(*incident));
      }
    }
    what.tag(" ").add(state_mark(finding)).tag(" ").add(passage_list(view, finding.supports));
    out.add(*date, what, finding.state == FindingState::derived);
  }
}

/// Incidents whose date no finding shows.
void collect_incidents(const View& view, Collector& out) {
  for (const Incident& incident : view.pile().incidents) {
    if (!incident.date) continue;
    const Incident* whole = incident.parent ? view.incident(*incident.parent) : nullptr;
    if (whole != nullptr && whole->date == incident.date) continue;
    const auto& findings = view.findings(&incident);
    const bool shown = std::any_of(findings.begin(), findings.end(), [](const Finding* finding) {
      return std::holds_alternative<Date>(finding->value) &&
             finding->attribute.starts_with("event_date");
    });
    if (!shown) out.add(*incident.date, incident_link(incident), false);
  }
}

void collect_documents(const View& view, Collector& out) {
  for (const Layout& layout : view.pile().layouts) {
    if (layout.published.date.size() != 10) continue;
    Date date;
    date.edtf = layout.published.date;
    const auto month = two_digits(date.edtf, 5);
    const auto day = two_digits(date.edtf, 8);
    const auto century = two_digits(date.edtf, 0);
    const auto year = two_digits(date.edtf, 2);
    if (!month || !day || !century || !year) continue;
    date.earliest = Day{*century * 100 + *year, static_cast<std::uint8_t>(*month),
                        static_cast<std::uint8_t>(*day)};
    date.latest = date.earliest;
    Html what = document_link(view, layout.document);
    out.add(date, what.tag(" published"), false);
  }
}

/// Claims with a time among their roles, one line for all that say the same of the same time.
void collect_claims(const View& view, Collector& out) {
  struct Group {
    const Date* date;
    std::string words;
    std::vector<ClaimId> claims;
  };
  std::map<std::string, std::size_t> index;
  std::vector<Group> groups;
  for (const Claim& claim : view.pile().claims) {
    for (const Role& role : claim.roles) {
      const Date* date = role.name == RoleName::date ? view.date_of(role) : nullptr;
      if (date == nullptr || date->edtf.empty()) continue;
      const std::string words = claim_words(claim);
      const auto [at, fresh] = index.emplace(date->edtf + "|" + words, groups.size());
      if (fresh) groups.push_back({date, words, {}});
      std::vector<ClaimId>& claims = groups[at->second].claims;
      if (claims.empty() || claims.back() != claim.id) claims.push_back(claim.id);
    }
  }
  for (const Group& group : groups) {
    Html what;
    what.text(capitalised(group.words)).tag(" ").add(passage_list(view, group.claims));
    out.add(*group.date, what, false);
  }
}

// ---- drawing ------------------------------------------------------------------------------------

struct Tick {
  std::int64_t day = 0;
  std::string label;
};

struct Axis {
  std::int64_t first = 0, last = 1;
  std::vector<Tick> ticks;

  /// Hundredths of a per cent of the width.
  [[nodiscard]] std::int64_t at(std::int64_t day) const {
    return std::clamp<std::int64_t>((day - first) * 10000 / (last - first), 0, 10000);
  }
};

Html per_cent(std::int64_t hundredths) {
  Html out;
  out.number(hundredths / 100).tag(".");
  if (hundredths % 100 < 10) out.tag("0");
  return out.number(hundredths % 100).tag("%");
}

Axis year_axis() {
  Axis axis{0, kYear, {}};
  for (std::size_t i = 0; i < 12; ++i) axis.ticks.push_back({kDayOfMonth[i], kShortMonths[i]});
  return axis;
}

Day next_month(Day day) {
  if (day.month == 12) return Day{day.year + 1, 1, 1};
  return Day{day.year, static_cast<std::uint8_t>(day.month + 1), 1};
}

std::string tick_label(Day day, bool with_day, bool years_only) {
  if (years_only) return std::to_string(day.year);
  const std::string month = kShortMonths[static_cast<std::size_t>(day.month - 1)];
  if (with_day) return std::to_string(day.day) + " " + month;
  return day.month == 1 ? std::to_string(day.year) : month;
}

/// At most about eight labels: days, months or years apart.
Axis calendar_axis(const std::vector<Moment>& moments) {
  Axis axis{moments.front().extent.first, moments.front().extent.last, {}};
  for (const Moment& moment : moments) {
    axis.first = std::min(axis.first, moment.extent.first);
    axis.last = std::max(axis.last, moment.extent.last);
  }
  const std::int64_t pad = std::max<std::int64_t>(7, (axis.last - axis.first) / 16);
  axis.first -= pad;
  axis.last += pad;
  const std::int64_t days = axis.last - axis.first;
  if (days <= 70) {
    for (std::int64_t day = axis.first + 1; day < axis.last;
         day += std::max<std::int64_t>(2, days / 7)) {
      axis.ticks.push_back({day, tick_label(Day::from_number(day), true, false)});
    }
    return axis;
  }
  const std::int64_t months = days / 30;
  const std::int64_t step = months <= 9    ? 1
                            : months <= 24 ? 3
                                           : std::max<std::int64_t>(12, months / 96 * 12);
  for (Day day = next_month(Day::from_number(axis.first)); day.number() < axis.last;
       day = next_month(day)) {
    const auto index = static_cast<std::int64_t>(day.year) * 12 + day.month - 1;
    if (index % step == 0) axis.ticks.push_back({day.number(), tick_label(day, false, step >= 12)});
  }
  return axis;
}

Html axis_row(const Axis& axis, std::string_view words) {
  Html out;
  out.tag("<li class=\"head\"><span>")
      .text(words)
      .tag("</span><svg height=\"18\" aria-hidden=\"true\">");
  for (const Tick& tick : axis.ticks) {
    out.tag("<text y=\"13\" x=\"").add(per_cent(axis.at(tick.day))).tag("\">").text(tick.label);
    out.tag("</text>");
  }
  return out.tag("</svg></li>");
}

Html moment_row(const Axis& axis, const Moment& moment) {
  constexpr std::int64_t kThinnest = 70;
  const std::int64_t begin = moment.extent.open_start ? 0 : axis.at(moment.extent.first);
  const std::int64_t end = moment.extent.open_end ? 10000 : axis.at(moment.extent.last + 1);
  Html out;
  out.tag("<li><div><span class=\"when\">").text(capitalised(date_words(moment.date)));
  out.tag("</span><br>").add(moment.what).tag("</div><svg height=\"22\" aria-hidden=\"true\">");
  out.tag("<line class=\"track\" x1=\"0\" x2=\"100%\" y1=\"11\" y2=\"11\"/>");
  for (const Tick& tick : axis.ticks) {
    const Html x = per_cent(axis.at(tick.day));
    out.tag("<line class=\"tick\" y1=\"0\" y2=\"22\" x1=\"")
        .add(x)
        .tag("\" x2=\"")
        .add(x)
        .tag("\"/>");
  }
  out.tag("<rect rx=\"2\" y=\"5\" height=\"12\" class=\"bar");
  if (moment.derived) out.tag(" derived");
  out.tag("\" x=\"").add(per_cent(begin)).tag("\" width=\"");
  out.add(per_cent(std::max(end - begin, kThinnest))).tag("\"/></svg></li>");
  return out;
}

/// "2031", "2029 to 2031".
std::string years_words(const std::vector<Moment>& moments) {
  std::int32_t first = Day::from_number(moments.front().extent.first).year;
  std::int32_t last = first;
  for (const Moment& moment : moments) {
    first = std::min(first, Day::from_number(moment.extent.first).year);
    last = std::max(last, Day::from_number(moment.extent.last).year);
  }
  if (first == last) return std::to_string(first);
  return std::to_string(first) + " to " + std::to_string(last);
}

Html panel(const Axis& axis, std::string_view words, const std::vector<Moment>& moments) {
  Html out;
  out.tag("<ol class=\"timeline\">").add(axis_row(axis, words));
  for (const Moment& moment : moments) out.add(moment_row(axis, moment));
  out.tag("</ol>");
  return out;
}

}  // namespace

Html timeline_section(const View& view) {
  Collector all;
  collect_findings(view, all);
  collect_incidents(view, all);
  collect_documents(view, all);
  collect_claims(view, all);
  std::stable_sort(all.drawn.begin(), all.drawn.end(), [](const Moment& a, const Moment& b) {
    return std::pair(a.extent.first, a.extent.last) < std::pair(b.extent.first, b.extent.last);
  });
  std::vector<Moment> dated;
  std::vector<Moment> undated;
  for (Moment& moment : all.drawn) {
    (moment.extent.yearless ? undated : dated).push_back(std::move(moment));
  }
  Html out;
  out.tag(
      "<section aria-labelledby=\"timeline\"><h2 id=\"timeline\">Timeline</h2>"
      "<p class=\"intro\">A bar is as wide as the time is known. A dashed bar is worked out, "
      "not stated. A bar that reaches the edge is open on that side.</p>");
  if (!undated.empty()) out.add(panel(year_axis(), "Year not stated", undated));
  if (!dated.empty()) out.add(panel(calendar_axis(dated), years_words(dated), dated));
  if (dated.empty() && undated.empty()) out.tag("<p>No day, month or year can be drawn.</p>");
  if (!all.undrawn.empty()) {
    out.tag("<h3>Told, but not to be drawn</h3><ul class=\"plain\">");
    for (const Moment& moment : all.undrawn) {
      const std::string words = date_words(moment.date);
      out.tag("<li><span class=\"when\">").text(words.empty() ? moment.date.timex : words);
      out.tag("</span> ").add(moment.what).tag("</li>");
    }
    out.tag("</ul>");
  }
  out.tag("</section>");
  return out;
}

}  // namespace habeas
