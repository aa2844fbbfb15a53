/**
 * What Discord refuses in a request body, written down twice: {@link
 * org.circlekeeper.discord.testkit.rules.PayloadRules} holds what its documentation says in prose, {@link
 * org.circlekeeper.discord.testkit.rules.OpenApiCheck} what its public OpenAPI description says in schemas. A body is
 * good when both are silent. Neither remembers anything from one body to the next.
 */
@NullMarked
package org.circlekeeper.discord.testkit.rules;

import org.jspecify.annotations.NullMarked;
