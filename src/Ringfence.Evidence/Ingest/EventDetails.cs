using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>What a CloudTrail event says beyond who and when: parameters, resources, and the additions that Bedrock makes.</summary>
internal ref struct EventDetails
{
    public ReadOnlySpan<byte> Model;
    public ReadOnlySpan<byte> ModelResource;
    public ReadOnlySpan<byte> ProfileResource;
    public ReadOnlySpan<byte> Object;
    public ReadOnlySpan<byte> TokenUser;
    public ReadOnlySpan<byte> Bucket;
    public ReadOnlySpan<byte> Key;
    public ReadOnlySpan<byte> CopySource;
    public ReadOnlySpan<byte> Resource;
    public ReadOnlySpan<byte> InferenceRegion;
    public ReadOnlySpan<byte> Parameters;
    public ReadOnlySpan<byte> ParentRequestId;
    public ReadOnlySpan<byte> InsightSource;
    public ReadOnlySpan<byte> InsightType;
    public long? InputTokens;
    public long? OutputTokens;
    public bool? MfaUsed;
    public bool Bearer;

    /// <summary>A key that says what was touched stands in the parameters twice.</summary>
    public bool Twice;

    public void ReadParameters(ReadOnlySpan<byte> json, scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        if (!reader.Enter())
        {
            return;
        }

        // Operations name a model by one or the other.
        ReadOnlySpan<byte> modelId = default;
        ReadOnlySpan<byte> model = default;
        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("modelId"u8))
            {
                Twice |= modelId.Length > 0;
                modelId = reader.Scalar();
            }
            else if (name.SequenceEqual("model"u8))
            {
                Twice |= model.Length > 0;
                model = reader.Scalar();
            }
            else if (name.SequenceEqual("bucketName"u8))
            {
                Twice |= Bucket.Length > 0;
                Bucket = reader.Scalar();
            }
            else if (name.SequenceEqual("key"u8))
            {
                Twice |= Key.Length > 0;
                Key = reader.Scalar();
            }
            else if (name.SequenceEqual("x-amz-copy-source"u8))
            {
                CopySource = reader.Scalar();
            }
            else if (name.SequenceEqual("callWithBearerToken"u8))
            {
                Bearer |= reader.Scalar().SequenceEqual("true"u8);
            }
            else
            {
                reader.Skip();
            }
        }

        Model = modelId.Length > 0 ? modelId : model;
        Parameters = json[start..(int)reader.BytesConsumed];
    }

    public void ReadResources(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!reader.Enter())
            {
                continue;
            }

            ReadOnlySpan<byte> arn = default;
            ReadOnlySpan<byte> type = default;
            while (reader.Next(out var name))
            {
                if (name.SequenceEqual("ARN"u8))
                {
                    arn = reader.Scalar();
                }
                else if (name.SequenceEqual("type"u8))
                {
                    type = reader.Scalar();
                }
                else
                {
                    reader.Skip();
                }
            }

            // Of a listing there is the ARNPrefix of objects and no ARN.
            if (arn.Length == 0)
            {
                continue;
            }

            if (type.SequenceEqual("AWS::Bedrock::Model"u8))
            {
                ModelResource = arn;
            }
            else if (type.SequenceEqual("AWS::Bedrock::InferenceProfile"u8))
            {
                ProfileResource = arn;
            }
            else if (type.SequenceEqual("AWS::S3::Object"u8))
            {
                Object = arn;
            }

            // An object says more than its bucket.
            if (Resource.Length == 0 || type.SequenceEqual("AWS::S3::Object"u8))
            {
                Resource = arn;
            }
        }
    }

    public void ReadAdditional(scoped ref Utf8JsonReader reader)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("jwt"u8))
            {
                ReadToken(ref reader);
            }
            else
            {
                Tokens(name, ref reader);
            }
        }
    }

    // AgentCore is called with a token of one's own identity provider, and tells who it is of in no other place.
    private void ReadToken(scoped ref Utf8JsonReader reader)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            if (!name.SequenceEqual("claims"u8) || !reader.Enter())
            {
                reader.Skip();
                continue;
            }

            ReadOnlySpan<byte> mail = default;
            ReadOnlySpan<byte> user = default;
            ReadOnlySpan<byte> subject = default;
            while (reader.Next(out var claim))
            {
                if (claim.SequenceEqual("email"u8))
                {
                    mail = reader.Scalar();
                }
                else if (claim.SequenceEqual("username"u8))
                {
                    user = reader.Scalar();
                }
                else if (claim.SequenceEqual("sub"u8))
                {
                    subject = reader.Scalar();
                }
                else
                {
                    reader.Skip();
                }
            }

            TokenUser =
                mail.Length > 0 ? mail
                : user.Length > 0 ? user
                : subject;
        }
    }

    private void Tokens(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader reader)
    {
        if (name.SequenceEqual("inferenceRegion"u8))
        {
            InferenceRegion = reader.Scalar();
        }
        else if (name.SequenceEqual("inputTokens"u8))
        {
            InputTokens = reader.Whole();
        }
        else if (name.SequenceEqual("outputTokens"u8))
        {
            OutputTokens = reader.Whole();
        }
        else if (name.SequenceEqual("callWithBearerToken"u8))
        {
            Bearer |= reader.Scalar().SequenceEqual("true"u8);
        }
        else if (name.SequenceEqual("MFAUsed"u8))
        {
            MfaUsed = reader.Scalar().SequenceEqual("Yes"u8);
        }
        else
        {
            reader.Skip();
        }
    }

    // The second shape of a model call: tokens in an AwsServiceEvent whose parentRequestId is the call's.
    public void ReadServiceEvent(scoped ref Utf8JsonReader reader)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("parentRequestId"u8))
            {
                var parent = reader.Scalar();
                ParentRequestId = parent;
            }
            else if (name.SequenceEqual("AdditionalEventData"u8) || name.SequenceEqual("additionalEntries"u8))
            {
                Entries(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // An Insights event has no call of its own: it names the one that has become more or less frequent.
    public void ReadInsight(ReadOnlySpan<byte> json, scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("eventSource"u8))
            {
                InsightSource = reader.Scalar();
            }
            else if (name.SequenceEqual("insightType"u8))
            {
                InsightType = reader.Scalar();
            }
            else
            {
                reader.Skip();
            }
        }

        Parameters = json[start..(int)reader.BytesConsumed];
    }

    // additionalEntries is a map, or an array of maps, or an array of {key, value}: all three were seen.
    private void Entries(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = reader.CurrentDepth;
        ReadOnlySpan<byte> key = default;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                continue;
            }

            if (name.SequenceEqual("key"u8))
            {
                key = reader.Scalar();
            }
            else
            {
                Tokens(name.SequenceEqual("value"u8) ? key : name, ref reader);
            }
        }
    }
}
