using System.Text.Json;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Bedrock;

/// <summary>
/// Bedrock's model invocation logging, wherever it is configured. CloudFormation has no type for it: templates call
/// PutModelInvocationLoggingConfiguration from a custom resource (the CDK's AwsCustomResource with its call as JSON in
/// <c>Create</c>, or one of their own), a live account has it once a region.
/// </summary>
internal sealed class InvocationLog
{
    private const string Live = "Ringfence::Bedrock::InvocationLogging";
    private static readonly string[] Known = ["s3Config", "cloudWatchConfig", "textDataDeliveryEnabled"];
    private static readonly object Found = new();

    private InvocationLog(Resource source, PropertyValue config) => (Source, Config) = (source, config);

    /// <summary>The resource that configures it.</summary>
    public Resource Source { get; }

    /// <summary>The configuration; missing where the account has none, unresolved where it cannot be read here.</summary>
    public PropertyValue Config { get; }

    /// <summary>The bucket that records are put into.</summary>
    public PropertyValue Bucket => First(Of(Of(Config, "s3Config"), "bucketName"), Of(Config, "bucketName"));

    /// <summary>The log group that records are put into.</summary>
    public PropertyValue LogGroup =>
        First(Of(Of(Config, "cloudWatchConfig"), "logGroupName"), Of(Config, "logGroupName"));

    /// <summary>The bucket for what is too large for the log group.</summary>
    public PropertyValue LargeDataBucket =>
        Of(Of(Of(Config, "cloudWatchConfig"), "largeDataDeliveryS3Config"), "bucketName");

    /// <summary>All that an estate configures.</summary>
    public static IReadOnlyList<InvocationLog> In(Estate estate) => estate.Keep(Found, Read);

    /// <summary>The buckets that records are put into, as far as the estate defines them; each once.</summary>
    public static IEnumerable<Resource> Buckets(Estate estate) =>
        In(estate)
            .SelectMany(log => new[] { log.Bucket, log.LargeDataBucket })
            .Select(bucket => estate.Find(bucket, "AWS::S3::Bucket"))
            .OfType<Resource>()
            .Distinct();

    /// <summary>The log groups that records are put into, as far as the estate defines them.</summary>
    public static IEnumerable<Resource> LogGroups(Estate estate) =>
        In(estate).Select(log => estate.Find(log.LogGroup, "AWS::Logs::LogGroup")).OfType<Resource>().Distinct();

    /// <summary>A switch of the configuration: <c>text</c>, <c>image</c>, <c>embedding</c>, <c>video</c>, <c>audio</c>.</summary>
    public PropertyValue Delivers(string kind) => Of(Config, kind + "DataDeliveryEnabled");

    private static List<InvocationLog> Read(Estate estate)
    {
        var found = new List<InvocationLog>();
        foreach (var live in estate.OfType(Live))
        {
            found.Add(new InvocationLog(live, live["LoggingConfig"]));
        }

        foreach (var type in estate.Types)
        {
            if (type.StartsWith("Custom::", StringComparison.Ordinal) || type == "AWS::CloudFormation::CustomResource")
            {
                foreach (var resource in estate.OfType(type))
                {
                    if (ConfigOf(resource) is { } config)
                    {
                        found.Add(new InvocationLog(resource, config));
                    }
                }
            }
        }

        return found;
    }

    private static PropertyValue? ConfigOf(Resource resource)
    {
        foreach (var call in new[] { resource["Create"], resource["Update"] })
        {
            var read = call.Kind == PropertyKind.Text ? Parse(call) : call;
            if (IsThePut(read["action"].Text))
            {
                return Of(read["parameters"], "loggingConfig");
            }
        }

        if (FindConfig(resource.Properties, 0) is { } config)
        {
            return config;
        }

        return resource.Type.Contains("InvocationLogging", StringComparison.OrdinalIgnoreCase)
            ? PropertyValue.Unresolved("its own code reads its properties", place: resource.Place)
            : null;
    }

    private static bool IsThePut(string action) =>
        action.StartsWith("putModelInvocationLoggingConfiguration", StringComparison.OrdinalIgnoreCase);

    private static PropertyValue? FindConfig(PropertyValue value, int depth)
    {
        if (depth > 3 || value.Kind != PropertyKind.Map)
        {
            return null;
        }

        if (Array.Exists(Known, name => !Of(value, name).IsMissing))
        {
            return value;
        }

        foreach (var entry in value.Entries.Values)
        {
            if (FindConfig(entry, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static PropertyValue Parse(PropertyValue text)
    {
        if (!text.Text.Contains("InvocationLoggingConfiguration", StringComparison.OrdinalIgnoreCase))
        {
            return PropertyValue.Missing;
        }

        try
        {
            using var json = JsonDocument.Parse(text.Text);
            return Partly(PropertyValue.Of(json.RootElement, text.Place));
        }
        catch (JsonException)
        {
            return PropertyValue.Missing;
        }
    }

    // In JSON that Fn::Join or Fn::Sub put together, the unknown parts stand inside its texts.
    private static PropertyValue Partly(PropertyValue value) =>
        value.Kind switch
        {
            PropertyKind.Text when value.Text.Contains("${", StringComparison.Ordinal) => PropertyValue.Partly(
                value.Text,
                value.Place
            ),
            PropertyKind.Map => PropertyValue.Of(
                value.Entries.ToDictionary(entry => entry.Key, entry => Partly(entry.Value), StringComparer.Ordinal),
                value.Place
            ),
            PropertyKind.List => PropertyValue.Of([.. value.Items.Select(Partly)], value.Place),
            _ => value,
        };

    // The API writes loggingConfig, custom resources often LoggingConfig.
    private static PropertyValue Of(PropertyValue map, string name)
    {
        if (map.IsUnresolved)
        {
            return map;
        }

        var found = map[name];
        return found.IsMissing ? map[char.ToUpperInvariant(name[0]) + name[1..]] : found;
    }

    private static PropertyValue First(PropertyValue one, PropertyValue other) => one.IsMissing ? other : one;

    /// <summary>A judgement on each bucket that records go to; where one stands elsewhere, on what configures it.</summary>
    /// <param name="estate">What is audited.</param>
    /// <param name="unseen">What is asked of a bucket that is not here: the end of a sentence.</param>
    /// <param name="judge">The verdict on a bucket.</param>
    public static IEnumerable<Judgement> EachBucket(Estate estate, string unseen, Func<Resource, Verdict> judge)
    {
        var logs = In(estate);
        if (logs.Count == 0)
        {
            yield return new Judgement(null, Verdict.NotApplicable("Nothing here configures invocation logging."));
        }

        foreach (var log in logs)
        {
            if (estate.Find(log.Bucket, "AWS::S3::Bucket") is null && !log.Bucket.IsPresent.IsNo)
            {
                yield return new Judgement(
                    log.Source,
                    Verdict.Unknown($"The bucket {log.Bucket} is not here; {unseen}").At(log.Bucket)
                );
            }
        }

        foreach (var bucket in Buckets(estate))
        {
            yield return new Judgement(bucket, judge(bucket));
        }
    }
}
