namespace Ringfence.Evidence.Ingest;

/// <summary>
/// Which CloudTrail events are calls of a model, through whichever of AWS's doors: the runtime, mantle, batch, asynchronous, agents and
/// flows, the Claude Platform on AWS.
/// </summary>
internal static class ModelCalls
{
    public static bool Is(ReadOnlySpan<byte> source, ReadOnlySpan<byte> name)
    {
        if (source.SequenceEqual("bedrock.amazonaws.com"u8))
        {
            return name.SequenceEqual("InvokeModel"u8)
                || name.SequenceEqual("InvokeModelWithResponseStream"u8)
                || name.SequenceEqual("Converse"u8)
                || name.SequenceEqual("ConverseStream"u8)
                || name.SequenceEqual("InvokeModelWithBidirectionalStream"u8)
                || name.SequenceEqual("StartAsyncInvoke"u8)
                || name.SequenceEqual("CreateModelInvocationJob"u8)
                || name.SequenceEqual("InvokeAgent"u8)
                || name.SequenceEqual("InvokeInlineAgent"u8)
                || name.SequenceEqual("InvokeFlow"u8)
                || name.SequenceEqual("RetrieveAndGenerate"u8)
                || name.SequenceEqual("RetrieveAndGenerateStream"u8);
        }

        return (source.SequenceEqual("bedrock-mantle.amazonaws.com"u8) || source.StartsWith("aws-external-anthropic"u8))
            && name.SequenceEqual("CreateInference"u8);
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
