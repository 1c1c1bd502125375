using Ringfence.Controls.Facts;

namespace Ringfence.Tests.Controls.Facts;

public class EstateReferencesTests
{
    private const string Bucket = "AWS::S3::Bucket";
    private const string Policy = "AWS::S3::BucketPolicy";

    [Fact]
    public void A_parameter_names_what_is_named_by_the_same_parameter_in_the_same_file()
    {
        var name = PropertyValue.Unresolved("parameter Name has no default", "${Name}", present: true);
        var bucket = Resource("Records", Bucket, "a.yaml", "BucketName", name);
        var policy = Resource("Policy", Policy, "a.yaml", "Bucket", name.At(new SourcePlace("a.yaml", 1, 1)));
        var other = Resource("Other", Policy, "b.yaml", "Bucket", name.At(new SourcePlace("b.yaml", 1, 1)));
        var estate = new Estate([new Template("a.yaml", [bucket, policy]), new Template("b.yaml", [other])]);

        Assert.Equal([policy], estate.Referring(bucket, Policy, "Bucket"));
        Assert.Equal([other], estate.Unplaced(Policy, "Bucket", Bucket));
    }

    [Fact]
    public void An_import_names_nothing_of_the_estate()
    {
        var import = PropertyValue.Unresolved("an export of another stack");
        var bucket = Resource("Records", Bucket, "a.yaml", "BucketName", import);
        var policy = Resource("Policy", Policy, "a.yaml", "Bucket", import);
        var estate = new Estate([new Template("a.yaml", [bucket, policy])]);

        Assert.Empty(estate.Referring(bucket, Policy, "Bucket"));
        Assert.Equal([policy], estate.Unplaced(Policy, "Bucket", Bucket));
    }

    private static Resource Resource(string id, string type, string file, string path, PropertyValue value) =>
        new(
            id,
            type,
            new SourcePlace(file, 1, 1),
            () => PropertyValue.Of(new Dictionary<string, PropertyValue> { [path] = value })
        );
}
