using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Sts;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>One CloudTrail record, version 1.11, its fields in AWS's order.</summary>
internal static class TrailRecord
{
    private const int LongestUserAgent = 1_024;
    private const int LargestElement = 100 << 10;

    public static void Write(
        Utf8JsonWriter json,
        ApiCall call,
        AwsFault? fault,
        DateTimeOffset completed,
        LocalBedrockOptions options
    )
    {
        var operation = call.Operation!;
        json.WriteStartObject();
        json.WriteString("eventVersion"u8, "1.11"u8);
        json.WritePropertyName("userIdentity"u8);
        UserIdentity(json, call.Caller!, options.Account);
        json.WriteString("eventTime"u8, AwsTime.Seconds(completed));
        json.WriteString("eventSource"u8, operation.Service.EventSource);
        json.WriteString("eventName"u8, operation.Name);
        json.WriteString("awsRegion"u8, options.Region);
        json.WriteString(
            "sourceIPAddress"u8,
            call.Http.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "127.0.0.1"
        );
        json.WriteString("userAgent"u8, UserAgent(call));
        if (fault is not null)
        {
            json.WriteString("errorCode"u8, fault.IsDenial ? "AccessDenied" : fault.Type);
            json.WriteString("errorMessage"u8, fault.Message);
        }

        var trail = call.Trail;
        Node(json, "requestParameters", fault is { IsDenial: true } ? null : trail.RequestParameters);
        Node(json, "responseElements", fault is null ? trail.ResponseElements : null);
        if (fault is not { IsDenial: true })
        {
            AdditionalEventData(json, call);
        }

        json.WriteString("requestID"u8, call.Id);
        json.WriteString("eventID"u8, trail.EventId);
        json.WriteBoolean("readOnly"u8, operation.ReadOnly);
        if (trail.Resources is not null)
        {
            Node(json, "resources", trail.Resources);
        }

        json.WriteString("eventType"u8, "AwsApiCall"u8);
        json.WriteBoolean("managementEvent"u8, !operation.IsDataEvent);
        json.WriteString("recipientAccountId"u8, options.Account);
        json.WriteString("eventCategory"u8, operation.IsDataEvent ? "Data"u8 : "Management"u8);

        // What the record would say had the call gone to AWS, which speaks nothing but TLS under its own names.
        json.WriteStartObject("tlsDetails"u8);
        json.WriteString("tlsVersion"u8, "TLSv1.3"u8);
        json.WriteString("cipherSuite"u8, "TLS_AES_128_GCM_SHA256"u8);
        json.WriteString("clientProvidedHostHeader"u8, operation.Service.HostName(options.Region));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void UserIdentity(Utf8JsonWriter json, Principal caller, string account)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, caller.Session is null ? "IAMUser"u8 : "AssumedRole"u8);
        json.WriteString("principalId"u8, caller.UniqueId);
        json.WriteString("arn"u8, caller.Arn);
        json.WriteString("accountId"u8, account);
        json.WriteString("accessKeyId"u8, caller.Keys.AccessKeyId);
        if (caller.Session is not { } session)
        {
            json.WriteString("userName"u8, LongTermKeys.UserName);
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("sessionContext"u8);
        json.WriteStartObject("sessionIssuer"u8);
        json.WriteString("type"u8, "Role"u8);
        json.WriteString("principalId"u8, UniqueId.OfRole(account, session.Role));
        json.WriteString("arn"u8, $"arn:aws:iam::{account}:role/{session.Role}");
        json.WriteString("accountId"u8, account);
        json.WriteString("userName"u8, session.Role);
        json.WriteEndObject();
        json.WriteStartObject("attributes"u8);
        json.WriteString("creationDate"u8, AwsTime.Seconds(session.Created));
        json.WriteString("mfaAuthenticated"u8, "false"u8);
        json.WriteEndObject();
        if (session.SourceIdentity is { } source)
        {
            json.WriteString("sourceIdentity"u8, source);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void AdditionalEventData(Utf8JsonWriter json, ApiCall call)
    {
        var trail = call.Trail;
        var bearer = call.Caller!.Bearer;
        if (trail.InferenceRegion is null && trail.InputTokens is null && !bearer)
        {
            return;
        }

        json.WriteStartObject("additionalEventData"u8);
        if (trail.InferenceRegion is { } region)
        {
            json.WriteString("inferenceRegion"u8, region);
        }

        if (trail.InputTokens is { } input)
        {
            json.WriteNumber("inputTokens"u8, input);
            json.WriteNumber("outputTokens"u8, trail.OutputTokens ?? 0);
        }

        if (bearer)
        {
            json.WriteBoolean("callWithBearerToken"u8, true);
        }

        json.WriteEndObject();
    }

    private static string UserAgent(ApiCall call)
    {
        var agent = call.Header("user-agent") ?? "-";
        return agent.Length <= LongestUserAgent ? agent : agent[..LongestUserAgent];
    }

    private static void Node(Utf8JsonWriter json, string name, JsonNode? node)
    {
        json.WritePropertyName(name);
        var text = node?.ToJsonString(WireJson.Options) ?? "null";
        if (text.Length <= LargestElement)
        {
            json.WriteRawValue(text, skipInputValidation: true);
            return;
        }

        json.WriteStartObject();
        json.WriteBoolean("omitted"u8, true);
        json.WriteNumber("originalSize"u8, text.Length);
        json.WriteString("reason"u8, $"{name} too large");
        json.WriteEndObject();
    }
}
