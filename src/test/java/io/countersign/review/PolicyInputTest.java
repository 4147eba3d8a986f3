package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countersign.testing.Api;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input of policies: each refusal names the member at fault and leaves nothing behind. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PolicyInputTest {

    private Realm realm = new Realm("", "");
    private int before;

    @BeforeEach
    void aNamespaceAndTheLengthOfTheLog() {
        realm = Realm.unproved();
        before = Api.acts();
    }

    private Response send(String body) {
        return as("erin").contentType(ContentType.JSON).body(body).post("/api/v1/policies");
    }

    private Response terms(String terms) {
        return send("""
            {"namespace":"%s","risk_class":"high","reason":"a test","terms":%s}""".formatted(realm.name(), terms));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/policy-input.txt", delimiter = '|', maxCharsPerColumn = 4096)
    void terms(String terms, int status, String pointer) {
        refused(terms(terms.replace('\'', '"')), status, status == 400 ? "invalid-member" : "policy-refused")
                .body("errors.pointer", hasItem(pointer));
        assertThat(Api.acts()).as("acts in the log").isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'risk_class':'high','reason':'x' | /terms",
                "'terms':{T},'reason':'x' | /risk_class",
                "'risk_class':'extreme','terms':{T},'reason':'x' | /risk_class",
                "'risk_class':'HIGH','terms':{T},'reason':'x' | /risk_class",
                "'risk_class':'high','terms':{T} | /reason",
                "'risk_class':'high','terms':{T},'reason':' ' | /reason",
                "'risk_class':'high','terms':{T},'reason':'x','namespace':'No/Name' | /namespace",
                "'risk_class':'high','terms':{T},'reason':'x','id':1 | /id"
            })
    void requests(String members, String pointer) {
        String valid = "{'approvals':{'reviewer':1},'validity':'P90D'}";
        refused(send(("{" + members.replace("{T}", valid) + "}").replace('\'', '"')), 400, "invalid-member")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void hugeTextsAndLists() {
        String good = "{\"approvals\":{\"reviewer\":1},\"validity\":\"P90D\"}";
        String huge = "x".repeat(20_000);
        refused(
                        send("{\"risk_class\":\"low\",\"terms\":" + good + ",\"reason\":\"" + huge + "\"}"),
                        400,
                        "invalid-member")
                .body("errors.pointer", hasItem("/reason"));
        Response key = terms(good.replace("reviewer", huge));
        refused(key, 400, "invalid-member");
        assertThat(key.asString()).as("what is quoted is bounded").hasSizeLessThan(2000);
        refused(terms(good.replace("P90D", "P" + "9".repeat(50) + "D")), 400, "invalid-member")
                .body("errors.pointer", hasItem("/terms/validity"));
        String freeze = "{\"from\":\"2026-12-20T00:00:00Z\",\"until\":\"2026-12-21T00:00:00Z\",\"reason\":\"x\"}";
        String freezes = (freeze + ",").repeat(50) + freeze;
        refused(terms(good.replaceFirst("}$", ",\"freezes\":[" + freezes + "]}")), 400, "invalid-member")
                .body("errors.pointer", hasItem("/terms/freezes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"decision\":null}", "{\"decision\":\"maybe\"}", "{\"decision\":\"APPROVE\"}"})
    void decisions(String body) {
        String id =
                terms("{\"approvals\":{\"reviewer\":1},\"validity\":\"P90D\"}").path("id");
        Response answer =
                as("grace").contentType(ContentType.JSON).body(body).post("/api/v1/policies/" + id + "/decisions");
        refused(answer, 400, "invalid-member");
        as("erin").get("/api/v1/policies/" + id).then().body("state", equalTo("proposed"));
    }

    @Test
    void aNamespaceThatIsNotThere() {
        String terms = "{\"approvals\":{\"reviewer\":1},\"validity\":\"P90D\"}";
        refused(
                send("{\"namespace\":\"nowhere\",\"risk_class\":\"high\",\"reason\":\"x\",\"terms\":" + terms + "}"),
                404,
                "not-found");
    }

    @Test
    void oneProposalForTheSameKey() {
        String body = """
            {"namespace":"%s","risk_class":"high","reason":"a test","terms":{"approvals":{"reviewer":1},"validity":"P90D"}}""".formatted(realm.name());
        String key = UUID.randomUUID().toString();
        String first = once(key, body).then().statusCode(201).extract().path("id");
        once(key, body).then().statusCode(201).body("id", equalTo(first));
        refused(once(key, body.replace("a test", "another")), 422, "idempotency-key-reused");
        assertThat(Api.acts()).isEqualTo(before + 1);
    }

    private static Response once(String key, String body) {
        return as("erin")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/policies");
    }
}
