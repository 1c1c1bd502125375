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
}
