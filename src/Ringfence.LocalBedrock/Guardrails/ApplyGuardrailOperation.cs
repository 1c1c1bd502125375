using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>ApplyGuardrail: a guardrail without a model.</summary>
internal sealed class ApplyGuardrailOperation(GuardrailStore guardrails, LocalBedrockOptions options, Replies replies)
{
    public IEnumerable<Route> Routes =>
        [
            new(
                "POST",
                "/guardrail/{}/version/{}/apply",
                new("ApplyGuardrail", AwsApi.BedrockRuntime, ReadOnly: true, AnswerAsync) { IsDataEvent = true }
            ),
        ];

    private Task AnswerAsync(ApiCall call)
    {
        var (identifier, version) = (call.Arguments[0], call.Arguments[1]);
        call.Trail.RequestParameters = new() { ["guardrailIdentifier"] = identifier, ["guardrailVersion"] = version };
        var guardrail = guardrails.Require(identifier, version);
        call.Trail.Resources =
        [
            new JsonObject
            {
                ["accountId"] = options.Account,
                ["type"] = "AWS::Bedrock::Guardrail",
                ["ARN"] = guardrail.Arn,
            },
        ];

        var body = call.Json(() => new(400, "SerializationException", "The request body is not a JSON object."));
        var source = body.Text("source") switch
        {
            "INPUT" => GuardrailSource.Input,
            "OUTPUT" => GuardrailSource.Output,
            var other => throw AwsFault.Constraint(
                other,
                "source",
                "Member must satisfy enum value set: [INPUT, OUTPUT]"
            ),
        };
        string[] texts =
        [
            .. body.Items("content").Select(block => block.Member("text")?.Text("text")).OfType<string>(),
        ];
        if (texts.Length == 0)
        {
            throw AwsFault.Validation(
                "The content field must have at least one text block; LocalBedrock reads no images."
            );
        }

        return replies.JsonAsync(call, Answer(guardrail.Assess(source, texts), body.Text("outputScope") == "FULL"));
    }

    private static JsonObject Answer(Assessment assessment, bool full)
    {
        IEnumerable<string> outputs =
            assessment.Blocked ? [assessment.BlockedMessage]
            : assessment.Masked || full ? Enumerable.Range(0, assessment.Texts.Count).Select(assessment.Mask)
            : [];
        return new()
        {
            ["usage"] = AssessmentJson.Usage(assessment),
            ["action"] = assessment.Intervened ? "GUARDRAIL_INTERVENED" : "NONE",
            ["actionReason"] = assessment.Reason,
            ["outputs"] = new JsonArray([.. outputs.Select(text => new JsonObject { ["text"] = text })]),
            ["assessments"] = new JsonArray(AssessmentJson.Of(assessment)),
            ["guardrailCoverage"] = AssessmentJson.Coverage(assessment),
        };
    }
}
