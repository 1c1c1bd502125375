using Ringfence.Aws.Ecs;

namespace Ringfence.Gateway.Quotas;

/// <summary>
/// Whom to ask how many instances there are now (section <c>Quotas:Fleet</c>, read at the start alone). Without <see cref="Cluster"/> nobody:
/// limits are divided by <see cref="QuotaOptions.Instances"/>.
/// </summary>
internal sealed class FleetOptions
{
    /// <summary>The cluster of Amazon ECS that the instances run in, by its name.</summary>
    /// <value>Empty: nobody is asked.</value>
    public string Cluster { get; set; } = "";

    /// <summary>How many instances always run; they count whether they do or not.</summary>
    public int Always { get; set; }

    /// <summary>The services of the instances that come and go, one task each. At most 10.</summary>
    public List<string> Services { get; set; } = [];

    /// <summary>Which of <see cref="Services"/> this instance is.</summary>
    /// <value>Empty: one of those that always run.</value>
    public string Own { get; set; } = "";

    /// <summary>The cluster's region.</summary>
    /// <value>Empty: <c>Bedrock:Region</c>.</value>
    public string Region { get; set; } = "";

    /// <summary>Another address for ECS than AWS's: PrivateLink, FIPS.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>How long ECS may take for an answer.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    /// <param name="instances"><see cref="QuotaOptions.Instances"/>: what is divided by while ECS does not answer.</param>
    public IEnumerable<string> Problems(int instances)
    {
        if (Cluster.Length == 0)
        {
            if (Services.Count > 0 || Own.Length > 0 || Always != 0)
            {
                yield return "Quotas:Fleet:Cluster is empty while other settings of Quotas:Fleet are given; it must be the name of the ECS cluster.";
            }
            yield break;
        }
        if (Services.Count is 0 or > EcsServices.MostServices || Services.Distinct().Count() != Services.Count)
        {
            yield return $"Quotas:Fleet:Services has {Services.Count} names; allowed are 1 to {EcsServices.MostServices}, none twice.";
        }
        if (Always is < 0 or > 1000 || (Own.Length == 0 && Always == 0))
        {
            yield return $"Quotas:Fleet:Always is {Always}; allowed is {(Own.Length == 0 ? 1 : 0)} to 1000.";
        }
        if (Own.Length > 0 && !Services.Contains(Own))
        {
            yield return $"Quotas:Fleet:Own is '{Own}'; it must be one of Quotas:Fleet:Services, or empty for an instance that always runs.";
        }
        if (Always + Services.Count > instances)
        {
            yield return $"Quotas:Instances is {instances}; with Quotas:Fleet it must be at least {Always + Services.Count}, for that many instances may run: Always ({Always}) and each of Services ({Services.Count}).";
        }
        if (Endpoint.Length > 0 && !IsAddress(Endpoint))
        {
            yield return $"Quotas:Fleet:Endpoint is '{Endpoint}'; it must be an http or https address without path, or empty.";
        }
        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromSeconds(10))
        {
            yield return $"Quotas:Fleet:Timeout is {Timeout}; allowed is 00:00:00.010 to 00:00:10.";
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.PathAndQuery == "/"
        && uri.UserInfo.Length == 0;
}
