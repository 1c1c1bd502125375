using Ringfence.Controls.Policies;

namespace Ringfence.Tests.Controls.Policies;

public class ArnTextTests
{
    [Fact]
    public void Pseudo_parameters_keep_their_colons() =>
        Assert.Equal(
            ["arn", "${AWS::Partition}", "kms", "${AWS::Region}", "${AWS::AccountId}", "key/a:b"],
            ArnText.Parts("arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/a:b")
        );

    [Fact]
    public void A_name_is_one_part() => Assert.Equal(["alias/records"], ArnText.Parts("alias/records"));

    [Theory]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/x:0", "bedrock", "us-east-1", "foundation-model", "x:0")]
    [InlineData(
        "arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/x",
        "bedrock",
        "${AWS::Region}",
        "foundation-model",
        "x"
    )]
    [InlineData("arn:aws:s3:::bucket", "s3", "", "", "bucket")]
    [InlineData("arn:aws:iam::111122223333:role/path/name", "iam", "", "role", "path/name")]
    public void Its_parts_are_told_with_pseudo_parameters_in_them(
        string text,
        string service,
        string region,
        string kind,
        string id
    )
    {
        var arn = ArnText.Parse(text);

        Assert.NotNull(arn);
        Assert.Equal((service, region, kind, id), (arn.Service, arn.Region, arn.Kind, arn.Id));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:*")]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public void What_has_fewer_parts_is_no_ARN(string text) => Assert.Null(ArnText.Parse(text));
}
