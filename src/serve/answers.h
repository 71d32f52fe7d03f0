// serve/answers.h - what the routes answer, by subject; each is called once the guard let it pass
#pragma once

#include "serve/message.h"
#include "serve/site.h"

namespace habeas {

// page.cpp
HttpAnswer answer_page(const HttpRequest& request, Site& site);
HttpAnswer answer_start(const HttpRequest& request, Site& site);
HttpAnswer answer_pictures(const HttpRequest& request, Site& site);
HttpAnswer answer_icon(const HttpRequest& request, Site& site);
HttpAnswer answer_script(const HttpRequest& request, Site& site);
HttpAnswer answer_style(const HttpRequest& request, Site& site);
HttpAnswer answer_openapi(const HttpRequest& request, Site& site);
HttpAnswer answer_outlines(const HttpRequest& request, Site& site);
HttpAnswer answer_launch(const HttpRequest& request, Site& site);

// answers_records.cpp
HttpAnswer answer_incidents(const HttpRequest& request, Site& site);
HttpAnswer answer_incident(const HttpRequest& request, Site& site);
HttpAnswer answer_documents(const HttpRequest& request, Site& site);
HttpAnswer answer_document(const HttpRequest& request, Site& site);
HttpAnswer answer_claim(const HttpRequest& request, Site& site);
HttpAnswer answer_origins(const HttpRequest& request, Site& site);
HttpAnswer answer_origin(const HttpRequest& request, Site& site);
HttpAnswer answer_problems(const HttpRequest& request, Site& site);
HttpAnswer answer_search(const HttpRequest& request, Site& site);
HttpAnswer answer_queue(const HttpRequest& request, Site& site);
HttpAnswer answer_original(const HttpRequest& request, Site& site);

// answers_entities.cpp
HttpAnswer answer_entities(const HttpRequest& request, Site& site);
HttpAnswer answer_entity(const HttpRequest& request, Site& site);

// answers_changes.cpp
HttpAnswer answer_changes(const HttpRequest& request, Site& site);
HttpAnswer answer_look(const HttpRequest& request, Site& site);

// answers_log.cpp
HttpAnswer answer_case(const HttpRequest& request, Site& site);
HttpAnswer answer_decisions(const HttpRequest& request, Site& site);
HttpAnswer answer_log(const HttpRequest& request, Site& site);
HttpAnswer answer_checkpoint(const HttpRequest& request, Site& site);

// answers_acts.cpp
HttpAnswer answer_review(const HttpRequest& request, Site& site);
HttpAnswer answer_hand_out(const HttpRequest& request, Site& site);
HttpAnswer answer_add(const HttpRequest& request, Site& site);
HttpAnswer answer_run(const HttpRequest& request, Site& site);
HttpAnswer answer_events(const HttpRequest& request, Site& site);

}  // namespace habeas
