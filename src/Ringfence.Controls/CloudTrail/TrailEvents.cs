using Ringfence.Controls.Facts;

namespace Ringfence.Controls.CloudTrail;

/// <summary>
/// What a trail records, by its classic or its advanced selectors; without either, all management events. CloudTrail
/// API Reference, EventSelector and AdvancedEventSelector.
/// </summary>
/// <param name="trail">The trail.</param>
internal sealed class TrailEvents(Resource trail)
{
    private readonly IReadOnlyList<PropertyValue> _classic = trail["EventSelectors"].Items;
    private readonly IReadOnlyList<PropertyValue> _advanced = trail["AdvancedEventSelectors"].Items;

    /// <summary>It records management events of a service, reading ones (<c>readOnly</c> true, as Bedrock's InvokeModel is) or changing ones.</summary>
    public Truth RecordsManagement(string source, bool reading)
    {
        if (_advanced.Count > 0)
        {
            return Truth.Any(
                _advanced,
                selector =>
                    Asks(selector, "eventCategory", "Management")
                    & Admits(selector, "readOnly", reading ? "true" : "false")
                    & Admits(selector, "eventSource", source)
            );
        }

        return _classic.Count == 0
            ? Truth.Yes
            : Truth.Any(
                _classic,
                selector =>
                    !selector["IncludeManagementEvents"].IsFalse
                    & ReadsOrWrites(selector, reading)
                    & !Truth.Any(selector["ExcludeManagementEventSources"].Items, excluded => excluded.Is(source))
            );
    }

    /// <summary>It records data events of a resource type, for every resource of it.</summary>
    public Truth RecordsAllData(string type, bool reading) => RecordsData(type, reading, EverythingOf);

    /// <summary>It records data events of a resource type, for some resources at least.</summary>
    public Truth RecordsSomeData(string type, bool reading) => RecordsData(type, reading, _ => Truth.Yes);

    /// <summary>
    /// The change that makes a trail's first classic selector record every management event; its data events stay. Null
    /// for advanced selectors, where a person decides which to widen, and where it records them all already.
    /// </summary>
    public static Fix? RecordAllManagement(Resource trail) =>
        trail["AdvancedEventSelectors"].IsMissing
        && trail["EventSelectors"].Items is [var first, ..]
        && !(
            first["ReadWriteType"].Is("All").IsYes
            && first["IncludeManagementEvents"].IsTrue.IsYes
            && first["ExcludeManagementEventSources"].IsMissing
        )
            ? new Fix([
                new SetProperty("EventSelectors[0].ReadWriteType", "All"),
                new SetProperty("EventSelectors[0].IncludeManagementEvents", true),
                .. trail["EventSelectors[0].ExcludeManagementEventSources"].IsMissing
                    ? []
                    : (Change[])[new RemoveProperty("EventSelectors[0].ExcludeManagementEventSources")],
            ])
            {
                Mind = "Reading events are many; a first copy of management events is free of charge.",

                // The call replaces every selector: it is given only where nothing else stands there.
                Cli =
                    trail["EventSelectors"].Items.Count == 1 && first["DataResources"].IsMissing
                        ? """aws cloudtrail put-event-selectors --trail-name NAME --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true}]'"""
                        : null,
            }
            : null;

    private Truth RecordsData(string type, bool reading, Func<PropertyValue, Truth> values) =>
        Truth.Any(
            _advanced,
            selector =>
                Asks(selector, "eventCategory", "Data")
                & Asks(selector, "resources.type", type)
                & Admits(selector, "readOnly", reading ? "true" : "false")
                & Truth.All(
                    Fields(selector, "resources.ARN"),
                    field => Truth.Any([.. field["StartsWith"].Items, .. field["Equals"].Items], values)
                )
        )
        | Truth.Any(
            _classic,
            selector =>
                ReadsOrWrites(selector, reading)
                & Truth.Any(
                    selector["DataResources"].Items,
                    resource => resource["Type"].Is(type) & Truth.Any(resource["Values"].Items, values)
                )
        );

    // "arn:aws:s3" and "arn:aws:s3:::" are all buckets; "arn:aws:lambda" all functions.
    private static Truth EverythingOf(PropertyValue value)
    {
        if (value.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var text = value.Text.TrimEnd(':', '/');
        return text.Count(letter => letter == ':')
                - (text.Contains("${AWS::Partition}", StringComparison.Ordinal) ? 2 : 0)
            == 2;
    }

    private static Truth ReadsOrWrites(PropertyValue selector, bool reading)
    {
        var type = selector["ReadWriteType"];
        return type.IsMissing ? Truth.Yes : type.Is("All") | type.Is(reading ? "ReadOnly" : "WriteOnly");
    }

    private static IEnumerable<PropertyValue> Fields(PropertyValue selector, string field) =>
        selector["FieldSelectors"].Items.Where(item => !item["Field"].Is(field).IsNo);

    private static Truth Asks(PropertyValue selector, string field, string value) =>
        Truth.Any(
            selector["FieldSelectors"].Items,
            item => item["Field"].Is(field) & Truth.Any(item["Equals"].Items, each => each.Is(value))
        );

    // A field that is not selected on admits everything.
    private static Truth Admits(PropertyValue selector, string field, string value) =>
        Truth.All(
            Fields(selector, field),
            item =>
                (item["Equals"].IsMissing ? Truth.Yes : Truth.Any(item["Equals"].Items, each => each.Is(value)))
                & !Truth.Any(item["NotEquals"].Items, each => each.Is(value))
        );
}
