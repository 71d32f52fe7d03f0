// custody/time_stamp.h - time stamps of RFC 3161: asks for one, and checks an answer by libcrypto
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace habeas {

/// A TimeStampReq (DER) over the SHA-256 of these bytes. It asks for the authority's certificate
/// and carries no nonce: the answer may come back by hand, much later.
std::string time_stamp_request(std::string_view stamped);

/// The time (seconds since 1970) that an answer (TimeStampResp, DER) states, when it is granted, is
/// over these bytes, and its signer's certificate leads to one of `authorities` (PEM). Certificates
/// are judged at the time that the answer states: it still holds when they have expired.
Result<std::int64_t> check_time_stamp(std::string_view bytes, std::string_view stamped,
                                      std::string_view authorities);

}  // namespace habeas
