using Microsoft.AspNetCore.Http;
using Ringfence.Aws.Bedrock;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway;

/// <summary>
/// Reads a request's raw target, as it was on the wire, and denies by default: exact lower-case words, one segment for the model
/// id in any encoding that <see cref="ModelId"/> takes, nothing decoded but that, no dot or empty segments, methods pinned. The
/// query is not looked at and not forwarded.
/// </summary>
internal static class Router
{
    private const int MaxTargetChars = 8192;

    public static Routed Match(string method, string target, IHeaderDictionary headers)
    {
        if (target.Length is 0 or > MaxTargetChars || target[0] != '/')
        {
            return Routed.Unknown(Door.Bedrock);
        }
        var path = target.AsSpan();
        var query = path.IndexOf('?');
        path = query < 0 ? path : path[..query];
        return path.StartsWith("/model/") ? Model(method, path["/model/".Length..])
            : path.StartsWith("/v1/") ? Version1(method, path, headers)
            : path.StartsWith("/guardrail/") ? Guardrail(method, path["/guardrail/".Length..])
            : path is "/foundation-models" && method == HttpMethods.Get
                ? Routed.To(new Route(Door.Bedrock, RouteName.Models))
            : ClosedDoors.Match(path) ?? Routed.Unknown(Door.Bedrock);
    }

    private static Routed Model(string method, ReadOnlySpan<char> rest)
    {
        var slash = rest.IndexOf('/');
        if (slash < 0 || !ModelId.TryParse(rest[..slash], out var model))
        {
            return Routed.Unknown(Door.Bedrock);
        }
        RouteName? name = rest[(slash + 1)..] switch
        {
            "converse" => RouteName.Converse,
            "converse-stream" => RouteName.ConverseStream,
            "invoke" => RouteName.InvokeModel,
            "invoke-with-response-stream" => RouteName.InvokeModelWithResponseStream,
            "count-tokens" => RouteName.CountTokens,
            _ => null,
        };
        return name is null
            ? ClosedDoors.MatchModelOperation(rest[(slash + 1)..]) ?? Routed.Unknown(Door.Bedrock)
            : Post(method, new Route(Door.Bedrock, name.Value, model));
    }

    private static Routed Version1(string method, ReadOnlySpan<char> path, IHeaderDictionary headers) =>
        path switch
        {
            "/v1/messages" => Post(method, new Route(Door.Anthropic, RouteName.Messages)),
            "/v1/messages/count_tokens" => Post(method, new Route(Door.Anthropic, RouteName.MessagesCountTokens)),
            "/v1/chat/completions" => Post(method, new Route(Door.OpenAi, RouteName.ChatCompletions)),
            "/v1/embeddings" => Post(method, new Route(Door.OpenAi, RouteName.Embeddings)),
            "/v1/models" when method == HttpMethods.Get => Routed.To(new Route(Spoken(headers), RouteName.Models)),
            _ => ClosedDoors.Match(path) ?? Routed.Unknown(Spoken(headers)),
        };

    /// <summary><c>/guardrail/{id}/version/{version}/apply</c>; the id may be an ARN.</summary>
    private static Routed Guardrail(string method, ReadOnlySpan<char> rest)
    {
        var slash = rest.IndexOf('/');
        if (slash < 0 || !GuardrailId.TryParse(rest[..slash], out var guardrail))
        {
            return Routed.Unknown(Door.Bedrock);
        }
        rest = rest[(slash + 1)..];
        if (!rest.StartsWith("version/") || !rest.EndsWith("/apply"))
        {
            return Routed.Unknown(Door.Bedrock);
        }
        var version = rest["version/".Length..^"/apply".Length];
        return IsGuardrailVersion(version)
            ? Post(method, new Route(Door.Bedrock, RouteName.ApplyGuardrail, null, $"{guardrail}:{version}"))
            : Routed.Unknown(Door.Bedrock);
    }

    private static bool IsGuardrailVersion(ReadOnlySpan<char> version) =>
        version is "DRAFT" || (version.Length is > 0 and <= 8 && !version.ContainsAnyExceptInRange('0', '9'));

    private static Routed Post(string method, Route route) =>
        method == HttpMethods.Post ? Routed.To(route) : Routed.Unknown(route.Door);

    /// <summary>Both protocols list models at one path; Anthropic's clients say their version.</summary>
    private static Door Spoken(IHeaderDictionary headers) =>
        headers.ContainsKey("anthropic-version") ? Door.Anthropic : Door.OpenAi;
}
