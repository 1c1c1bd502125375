using System.Net;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>One engine that teams may name (<c>Phi:Engines:NAME</c>; read at the start alone).</summary>
internal sealed class EngineOptions
{
    /// <summary>Which engine it is. Required.</summary>
    public EngineKind Kind { get; set; }

    /// <summary>Its address. Required for Presidio; for AWS's, <c>{region}</c> in it is replaced.</summary>
    /// <value>Empty: AWS's own address; for a guardrail <c>Bedrock:Endpoint</c>.</value>
    public string Endpoint { get; set; } = "";

    /// <summary>The AWS region.</summary>
    /// <value>Empty: <c>Bedrock:Region</c>.</value>
    public string Region { get; set; } = "";

    /// <summary>A guardrail's id or ARN.</summary>
    public string Id { get; set; } = "";

    /// <summary>A guardrail's version.</summary>
    public string Version { get; set; } = "";

    /// <summary>The language that Presidio is told.</summary>
    /// <value>en.</value>
    public string Language { get; set; } = "en";

    /// <summary>What Presidio is asked for.</summary>
    /// <value>Empty: all that it knows.</value>
    public List<string> Entities { get; set; } = [];

    /// <summary>The value of an <c>Authorization</c> header for Presidio, where something before it asks for one.</summary>
    public string Authorization { get; set; } = "";

    /// <summary>Whether identifiers may go to another machine over plain HTTP.</summary>
    /// <value>No.</value>
    public bool AllowPlainHttp { get; set; }

    /// <summary>The score from which a finding of this engine counts, 0 to 1. A guardrail gives none.</summary>
    /// <value>0.5.</value>
    public double MinScore { get; set; } = 0.5;

    /// <summary>The kind of each type of finding, beyond the usual (<c>{ "PATIENT_NO": "MRN" }</c>); <c>NONE</c> to leave it in place.</summary>
    public Dictionary<string, string> Kinds { get; set; } = [];

    /// <summary>Whether it also decides what Safe Harbor lets stand: years, durations, weekdays, ages up to 89.</summary>
    /// <value>No: those stay.</value>
    public bool Strict { get; set; }

    /// <summary>The time for one prompt, however many parts it is sent in.</summary>
    /// <value>Two seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What becomes of a prompt that it could not judge.</summary>
    /// <value>Refuse.</value>
    public EngineFallback OnFailure { get; set; }

    /// <summary>Everything wrong with these values, a sentence each.</summary>
    public IEnumerable<string> Problems(string at)
    {
        if (Kind is EngineKind.None || !Enum.IsDefined(Kind))
        {
            yield return $"{at}:Kind is missing; allowed are ComprehendMedical, Guardrail, Presidio.";
        }
        if (!Enum.IsDefined(OnFailure))
        {
            yield return $"{at}:OnFailure is {(int)OnFailure}; allowed are {string.Join(", ", Enum.GetNames<EngineFallback>())}.";
        }
        if (Kind == EngineKind.Guardrail && (Id.Length == 0 || Version.Length == 0))
        {
            yield return $"{at} needs Id and Version of the guardrail, e.g. gr-0123456789 and 3.";
        }
        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromMinutes(2))
        {
            yield return $"{at}:Timeout is {Timeout}; allowed is 00:00:00.010 to 00:02:00.";
        }
        if (MinScore is not (>= 0 and <= 1))
        {
            yield return $"{at}:MinScore is {MinScore}; allowed is 0 to 1.";
        }
        foreach (var (type, kind) in Kinds.Where(it => it.Value != "NONE" && !PhiKinds.TryParse(it.Value, out _)))
        {
            yield return $"{at}:Kinds:{type} is '{kind}'; allowed are NONE and {string.Join(", ", Enum.GetValues<PhiKind>().Select(each => each.Label()))}.";
        }
        if (EndpointProblem() is { } wrong)
        {
            yield return $"{at}:Endpoint is '{Endpoint}'; {wrong}";
        }
    }

    private string? EndpointProblem()
    {
        if (Endpoint.Length == 0)
        {
            return Kind == EngineKind.Presidio ? "Presidio's analyzer has none of its own: give its address." : null;
        }
        var address = Endpoint.Replace("{region}", "eu-central-1", StringComparison.Ordinal);
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
        )
        {
            return "it must be an http or https address.";
        }
        return uri.Scheme == Uri.UriSchemeHttp && !AllowPlainHttp && !IsThisMachine(uri)
            ? "identifiers would cross the network in clear: give https, or set AllowPlainHttp where that network is your own."
            : null;
    }

    private static bool IsThisMachine(Uri uri) =>
        uri.IsLoopback || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
