using System.Text;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// Which CloudTrail events are calls of a model, or give Bedrock what a model's call would hold, through whichever of AWS's doors: the
/// runtime, mantle, batch, asynchronous, agents and flows, the Claude Platform on AWS. A prompt that is only counted or only checked has
/// left the boundary all the same; a knowledge base's passages and an agent's memory are read without any model.
/// </summary>
internal static class ModelCalls
{
    /// <summary>The gateway's own redaction asks guardrails by this too, and keeps no request id of it.</summary>
    public const string GuardrailCheck = "ApplyGuardrail";

    /// <summary>Event sources (<c>%</c> at the end matches anything) and the names of their events that carry what is said to a model.</summary>
    public static IReadOnlyList<(string Source, IReadOnlyList<string> Names)> All { get; } =
    [
        (
            "bedrock.amazonaws.com",
            [
                "InvokeModel",
                "InvokeModelWithResponseStream",
                "Converse",
                "ConverseStream",
                "InvokeModelWithBidirectionalStream",
                "StartAsyncInvoke",
                "CreateModelInvocationJob",
                "InvokeAgent",
                "InvokeInlineAgent",
                "InvokeFlow",
                "RetrieveAndGenerate",
                "RetrieveAndGenerateStream",
                "StartFlowExecution",
                "Rerank",
                "GenerateQuery",
                "OptimizePrompt",
                "InvokeDataAutomation",
                "InvokeDataAutomationAsync",
                "CountTokens",
                GuardrailCheck,
                "InvokeGuardrailChecks",
                "Retrieve",
                "GetAgentMemory",
                "PutInvocationStep",
                "GetInvocationStep",
            ]
        ),
        ("bedrock-mantle.amazonaws.com", ["CreateInference", "GetInference", "CountTokens"]),
        ("bedrock-agentcore.amazonaws.com", ["InvokeAgentRuntime", "InvokeAgentRuntimeForUser"]),
        ("aws-external-anthropic%", ["CreateInference", "CountTokens"]),
    ];

    private static readonly (byte[] Source, bool IsPrefix, byte[][] Names)[] Encoded =
    [
        .. All.Select(one =>
            (
                Encoding.UTF8.GetBytes(one.Source.TrimEnd('%')),
                one.Source.EndsWith('%'),
                one.Names.Select(Encoding.UTF8.GetBytes).ToArray()
            )
        ),
    ];

    public static bool Is(ReadOnlySpan<byte> source, ReadOnlySpan<byte> name)
    {
        foreach (var (known, isPrefix, names) in Encoded)
        {
            if (!(isPrefix ? source.StartsWith(known) : source.SequenceEqual(known)))
            {
                continue;
            }

            foreach (var one in names)
            {
                if (name.SequenceEqual(one))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The model's id in an ARN of a model or an inference profile; what is no such ARN is returned as it is.</summary>
    public static ReadOnlySpan<byte> Model(ReadOnlySpan<byte> modelId)
    {
        var slash = modelId.LastIndexOf((byte)'/');
        return modelId.StartsWith("arn:"u8) && slash >= 0 && modelId[..slash].IndexOf("provisioned-model"u8) < 0
            ? modelId[(slash + 1)..]
            : modelId;
    }
}
