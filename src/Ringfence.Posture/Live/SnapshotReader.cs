using Ringfence.Controls.Facts;
using Ringfence.Posture.Live.Direct;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Live;

/// <summary>The files of a snapshot as templates: one a file, its resources named by their identifiers.</summary>
internal sealed class SnapshotReader
{
    private static readonly PropertyValue NoDeletionPolicy = PropertyValue.Unresolved(
        "a running resource does not tell what its stack would do with it"
    );

    private readonly List<Gap> _gaps = [];
    private readonly Dictionary<(string Type, string Identifier), string> _buckets = [];
    private readonly ManagedKeys _keys = new();

    /// <summary>What the files read so far say that they lack.</summary>
    public IReadOnlyList<UnreadType> Unread =>
        [
            .. _gaps
                .Where(gap => gap.Identifier is not { } identifier || !IsElsewhere(gap.Type, identifier, null))
                .Select(gap => new UnreadType(gap.Type, gap.Region, gap.Reason)),
        ];

    public static bool IsManifest(Node root) => root.IsMap && root["schema"]?.Text == Manifest.Schema;

    /// <summary>A file of a snapshot; null where it is none.</summary>
    public (Source Source, int Count)? Read(Node root, string file)
    {
        if (!root.IsMap || root["schema"]?.Text != ResourceFile.Schema || root["type"] is not { IsText: true } named)
        {
            return null;
        }

        var (type, region) = (named.Text, root["region"]?.Text ?? "");
        foreach (var gap in root["gaps"]?.Items ?? [])
        {
            _gaps.Add(GapOf(gap, type, region));
        }

        if (type == KeyFacts.Type)
        {
            _keys.Were(root["gaps"] is { Items.Count: > 0 });
        }

        var resources = new List<Resource>();
        foreach (var each in root["resources"]?.Items ?? [])
        {
            if (each["identifier"] is { IsText: true } identifier)
            {
                if (each["properties"] is not null && IsOfAll(type))
                {
                    _buckets.TryAdd((type, identifier.Text), file);
                }

                if (type == KeyFacts.Type && each["properties"] is { } key)
                {
                    _keys.Add(key);
                }

                resources.Add(Of(each, identifier.Text, type, region, file));
            }
        }

        return (new Source(file, () => Template(file, type, region, resources)), resources.Count);
    }

    // Asked once all files are read: then it is known which of a bucket's listings stands.
    private Template Template(string file, string type, string region, List<Resource> resources) =>
        new(file, [.. resources.Where(each => !IsElsewhere(each.Type, each.LogicalId, file))])
        {
            Region = region,
            Holds = type,
        };

    // A bucket may be listed by every region, and read by its own alone; it is one bucket.
    private bool IsElsewhere(string type, string identifier, string? file) =>
        IsOfAll(type) && _buckets.TryGetValue((type, identifier), out var first) && first != file;

    private static bool IsOfAll(string type) => type.StartsWith("AWS::S3::", StringComparison.Ordinal);

    private Resource Of(Node each, string identifier, string type, string region, string file)
    {
        var place = new SourcePlace(file, each.Line, each.Column);
        return new Resource(identifier, type, place, () => Properties(each, type, region, place))
        {
            DeletionPolicy = NoDeletionPolicy,
            UpdateReplacePolicy = NoDeletionPolicy,
        };
    }

    private PropertyValue Properties(Node each, string type, string region, SourcePlace place)
    {
        if (each["properties"] is not { IsMap: true } properties)
        {
            var why = each["unread"] is { } unread ? GapOf(unread, type, region).Reason : "it was not read";
            return PropertyValue.Unresolved(why, place: place);
        }

        var value = PlainValue.Of(
            properties,
            place.File,
            (node, at) =>
                NotRead.Value(node, at)
                ?? (type.StartsWith("AWS::KMS::", StringComparison.Ordinal) ? null : _keys.Value(node, at))
        );
        return ListedTypes.For(type) is { Untold.Count: > 0 } listed ? Untold.In(value, listed.Untold) : value;
    }

    private static Gap GapOf(Node gap, string type, string region) =>
        new(type, region, gap["code"]?.Text ?? "NotRead", gap["action"]?.Text) { Identifier = gap["identifier"]?.Text };
}
