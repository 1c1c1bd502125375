using Ringfence.Controls.Facts;

namespace Ringfence.Controls.S3;

/// <summary>
/// Whether a trail records the reads and writes of a bucket's objects. AWS CloudTrail User Guide, "Logging data
/// events"; a data resource <c>arn:aws:s3</c> is every bucket.
/// </summary>
internal static class DataEvents
{
    private const string Objects = "AWS::S3::Object";

    /// <summary>The trail records both, for all objects of the bucket.</summary>
    public static Truth Cover(Resource trail, Resource bucket)
    {
        var basic = Truth.Any(
            trail["EventSelectors"].Items,
            selector =>
                selector.IsUnresolved
                    ? Truth.Unknown
                    : (selector["ReadWriteType"].IsMissing | selector["ReadWriteType"].Is("All"))
                        & Truth.Any(
                            selector["DataResources"].Items,
                            data => data["Type"].Is(Objects) & Truth.Any(data["Values"].Items, arn => IsOf(arn, bucket))
                        )
        );
        var advanced = Truth.Any(
            trail["AdvancedEventSelectors"].Items,
            selector => selector.IsUnresolved ? Truth.Unknown : Selects(selector["FieldSelectors"], bucket)
        );
        return (basic | advanced) & !trail["IsLogging"].IsFalse;
    }

    private static Truth Selects(PropertyValue fields, Resource bucket)
    {
        var type = Truth.No;
        var rest = Truth.Yes;
        foreach (var field in fields.Items)
        {
            rest &= field["Field"].Text switch
            {
                "eventCategory" => Truth.Any(field["Equals"].Items, value => value.Is("Data")),
                "resources.type" => Truth.Yes,
                "resources.ARN" => field["StartsWith"].IsMissing
                    ? Truth.No
                    : Truth.Any(field["StartsWith"].Items, arn => IsOf(arn, bucket)),

                // Anything else leaves events out: readOnly takes one half of them.
                _ => Truth.No,
            };
            if (field["Field"].Is("resources.type").IsYes)
            {
                type |= Truth.Any(field["Equals"].Items, value => value.Is(Objects));
            }
        }

        return type & rest;
    }

    // "arn:aws:s3", "arn:aws:s3:::" and the bucket's ARN with a slash; a prefix after it leaves objects out.
    private static Truth IsOf(PropertyValue arn, Resource bucket)
    {
        if (arn.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var text = arn.Text;
        if (text.EndsWith(":s3", StringComparison.Ordinal) || text.EndsWith(":s3:::", StringComparison.Ordinal))
        {
            return Truth.Yes;
        }

        return (text.EndsWith('/') || arn.Kind == PropertyKind.Reference)
            && bucket.Estate.Find(arn, bucket.Type) == bucket;
    }
}
