// custody/time_stamp.cpp - wraps the time stamp functions of libcrypto: no other file knows them
#include "custody/time_stamp.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>

#include <memory>

#include "base/sha256.h"

namespace habeas {
namespace {

constexpr std::size_t kMostAnswerBytes = 1U << 20U;

template <class T, void (*kFree)(T*)>
struct Free {
  void operator()(T* object) const { kFree(object); }
};
template <class T, void (*kFree)(T*)>
using Owned = std::unique_ptr<T, Free<T, kFree>>;

void free_memory(BIO* memory) { BIO_free_all(memory); }
using Memory = Owned<BIO, free_memory>;
using Answer = Owned<TS_RESP, TS_RESP_free>;
using Store = Owned<X509_STORE, X509_STORE_free>;
using Check = Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;
using Certificate = Owned<X509, X509_free>;
using Time = Owned<ASN1_TIME, ASN1_TIME_free>;

BIO* memory_of(std::string_view bytes) {
  return BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()));
}

std::string why() {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  const std::string words = reason == nullptr ? "" : std::string(" (") + reason + ")";
  ERR_clear_error();
  return words;
}

Result<Store> store_of(std::string_view authorities) {
  Store store(X509_STORE_new());
  const Memory pem(memory_of(authorities));
  if (!store || !pem) return fail(Errc::internal, "libcrypto has no memory");
  bool has_any = false;
  while (const Certificate one{PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr)}) {
    if (X509_STORE_add_cert(store.get(), one.get()) != 1) {
      return fail(Errc::bad_input, "a certificate cannot be taken" + why());
    }
    has_any = true;
  }
  ERR_clear_error();
  if (!has_any) return fail(Errc::bad_input, "there is no certificate (PEM) of an authority");
  return store;
}

Result<std::int64_t> seconds_of(const ASN1_GENERALIZEDTIME* time) {
  const Time epoch(ASN1_TIME_set(nullptr, 0));
  int days = 0;
  int seconds = 0;
  if (!epoch || time == nullptr || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) {
    return fail(Errc::bad_input, "the time stamp states no time" + why());
  }
  constexpr std::int64_t kDaySeconds = 86'400;
  return days * kDaySeconds + seconds;
}

}  // namespace

// RFC 3161, section 2.4.1: version 1, the imprint by SHA-256 (with absent parameters as NULL),
// certReq TRUE. All lengths are fixed.
std::string time_stamp_request(std::string_view stamped) {
  constexpr std::string_view kHead(
      "\x30\x39\x02\x01\x01"
      "\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20",
      24);
  constexpr std::string_view kCertificate("\x01\x01\xff", 3);
  const Sha256 digest = sha256(stamped);
  return std::string(kHead) +
         std::string(reinterpret_cast<const char*>(digest.data()), digest.size()) +
         std::string(kCertificate);
}

Result<std::int64_t> check_time_stamp(std::string_view bytes, std::string_view stamped,
                                      std::string_view authorities) {
  if (bytes.size() > kMostAnswerBytes) {
    return fail(Errc::limit_exceeded, "an answer to a time stamp request has at most 1 MiB");
  }
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = at + bytes.size();
  const Answer answer(d2i_TS_RESP(nullptr, &at, static_cast<std::int64_t>(bytes.size())));
  if (!answer || at != end) {
    return fail(Errc::bad_input, "this is no answer to a time stamp request (RFC 3161)" + why());
  }
  TS_TST_INFO* token = TS_RESP_get_tst_info(answer.get());
  if (token == nullptr) return fail(Errc::bad_input, "the authority granted no time stamp");
  const auto seconds = seconds_of(TS_TST_INFO_get_time(token));
  if (!seconds) return seconds;
  Result<Store> store = store_of(authorities);
  if (!store) return tl::unexpected(store.error());
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store->get()), *seconds);
  const Check check(TS_VERIFY_CTX_new());
  Memory data(memory_of(stamped));
  if (!check || !data) return fail(Errc::internal, "libcrypto has no memory");
  TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE | TS_VFY_DATA);
  TS_VERIFY_CTX_set_data(check.get(), data.release());  // the check frees both
  TS_VERIFY_CTX_set_store(check.get(), store->release());
  if (TS_RESP_verify_response(check.get(), answer.get()) != 1) {
    return fail(Errc::bad_input, "the time stamp does not hold" + why());
  }
  return seconds;
}

}  // namespace habeas
