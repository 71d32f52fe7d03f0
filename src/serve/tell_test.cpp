// serve/tell_test.cpp - the short line of an origin counts what the long one lists
#include "serve/tell.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

std::string line(const std::string& name, const std::string& carriers, const std::string& claims) {
  return R"({"type":"origin","id":"ori_1","name":")" + name +
         R"(","kind":"person","standing":"counter","carriers":[)" + carriers + R"(],"claims":[)" +
         claims + R"(],"merged":[{"id":"ori_2","reason":"one, and the same"}]})" + "\n";
}

std::string head(const std::string& name, int carriers, int claims) {
  return R"({"type":"origin_head","id":"ori_1","name":")" + name +
         R"(","kind":"person","standing":"counter","carriers":)" + std::to_string(carriers) +
         R"(,"claims":)" + std::to_string(claims) + "}\n";
}

TEST(OriginHead, CountsCarriersAndClaims) {
  EXPECT_EQ(origin_head_line(line("Sael", R"("doc_1","doc_2")", R"("clm_1")")), head("Sael", 2, 1));
  EXPECT_EQ(origin_head_line(line("Sael", "", "")), head("Sael", 0, 0));
}

TEST(OriginHead, TakesNoNameForAList) {
  const std::string name = R"(a \"carriers\":[1,2] and \"claims\":[])";
  EXPECT_EQ(origin_head_line(line(name, R"("doc_1")", R"("clm_1","clm_2","clm_3")")),
            head(name, 1, 3));
}

}  // namespace
}  // namespace habeas
