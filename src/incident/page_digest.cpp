// incident/page_digest.cpp - every field of the nouns of a page, in the form of model/bytes.h
//
// Left out is what says where the words stand in the received bytes and which program found them.
#include "incident/page_digest.h"

#include "model/bytes.h"

namespace habeas {

// Found by their arguments, from within the lists of model/bytes.h.
static void walk(ByteWriter& a, const Role& it) {
  const auto& [name, span, quote, ref] = it;
  walk_all(a, name, span, quote, ref);
}

static void walk(ByteWriter& a, const Link& it) {
  const auto& [who, name, rel, span, probable] = it;
  walk_all(a, who, name, rel, span, probable);
}

static void walk(ByteWriter& a, const Claim& it) {
  const auto& [id, document, kind, subkind, span, anchor, where, quote, value, counted, roles,
               chain, mood, polarity, also, region, made_by] = it;
  walk_all(a, id, kind, subkind, span, anchor, quote, value, counted, roles, chain, mood, polarity,
           also, region);
}

static void walk(ByteWriter& a, const Mention& it) {
  const auto& [id, document, kind, span, where, quote, value] = it;
  walk_all(a, id, document, kind, span, quote, value);
}

static void walk(ByteWriter& a, const Entity& it) {
  const auto& [id, name, kind, country, organ, part_of, described] = it;
  walk_all(a, id, name, kind, country, organ, part_of, described);
}

namespace {

class Page {
 public:
  explicit Page(const Referred& referred) : referred_(referred) {}

  void add(const PageNouns& page) {
    const Document& document = *page.document;
    walk_all(out_, document.id, document.path, document.text);
    out_.number(page.layout == nullptr ? 0 : 1);
    if (page.layout != nullptr) walk(out_, *page.layout);
    out_.number(page.claims.size());
    for (const Claim* claim : page.claims) add(*claim);
    out_.number(page.mentions.size());
    for (const Mention* mention : page.mentions) add(*mention);
  }
  [[nodiscard]] Sha256 digest() const { return sha256(out_.str()); }

 private:
  void add(const Claim& claim) {
    walk(out_, claim);
    add_named(claim.value);
    for (const Role& role : claim.roles) {
      const Mention* mention = referred_.mentions.find(role.ref);
      if (mention != nullptr && mention->document != claim.document) walk(out_, *mention);
      if (mention == nullptr) add_entity(role.ref);
    }
    for (const Link& link : claim.chain) add_entity(link.who);
  }
  void add(const Mention& mention) {
    walk(out_, mention);
    add_named(mention.value);
  }
  void add_named(const Value& value) {
    if (const auto* named = std::get_if<Named>(&value)) add_entity(to_text(named->id));
  }
  /// An entity, and the institution that it is a part of.
  void add_entity(std::string_view ref) {
    const Entity* entity = referred_.institutions.find(ref);
    if (entity == nullptr) return;
    const std::string key = referred_.institutions.key(ref);
    walk_all(out_, *entity, key);
    const Entity* whole = key == ref ? nullptr : referred_.institutions.find(key);
    if (whole != nullptr) walk(out_, *whole);
  }

  const Referred& referred_;
  ByteWriter out_;
};

}  // namespace

Sha256 page_digest(const PageNouns& page, const Referred& referred) {
  Page bytes(referred);
  bytes.add(page);
  return bytes.digest();
}

}  // namespace habeas
