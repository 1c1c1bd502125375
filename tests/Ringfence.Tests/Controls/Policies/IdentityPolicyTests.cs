using System.Text;
using System.Text.Json;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Tests.Controls.Policies;

public class IdentityPolicyTests
{
    private const string Role =
        """{"RoleName":"app","Policies":[{"PolicyName":"own","PolicyDocument":{"Statement":[]}}]}""";

    [Fact]
    public void A_role_holds_its_own_policies_and_those_that_name_it()
    {
        var role = Resource("Role", "AWS::IAM::Role", Role);
        _ = Estate(
            role,
            Resource("Beside", "AWS::IAM::Policy", """{"Roles":["app"],"PolicyDocument":{"Statement":[]}}"""),
            Resource("Managed", "AWS::IAM::ManagedPolicy", """{"Roles":["app"],"PolicyDocument":{"Statement":[]}}"""),
            Resource("Attached", "AWS::IAM::RolePolicy", """{"RoleName":"app","PolicyDocument":{"Statement":[]}}"""),
            Resource("Other", "AWS::IAM::Policy", """{"Roles":["another"],"PolicyDocument":{"Statement":[]}}""")
        );

        Assert.Equal(
            ["Role", "Beside", "Managed", "Attached"],
            IdentityPolicy.HeldBy(role).Select(policy => policy.Holder.LogicalId)
        );
        Assert.True(IdentityPolicy.AllSeen(role).IsYes);
    }

    [Fact]
    public void A_policy_for_someone_not_known_may_be_held_by_anyone()
    {
        var role = Resource("Role", "AWS::IAM::Role", Role);
        var unknown = PropertyValue.Of(
            new Dictionary<string, PropertyValue> { ["Roles"] = PropertyValue.Unresolved("a parameter") }
        );
        _ = Estate(role, new Resource("Beside", "AWS::IAM::Policy", new SourcePlace("t", 1, 1), () => unknown));

        Assert.True(IdentityPolicy.AllSeen(role).IsUnknown);
    }

    private static Estate Estate(params Resource[] resources) => new([new Template("t", resources)]);

    private static Resource Resource(string id, string type, string properties)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(properties));
        var json = JsonElement.ParseValue(ref reader);
        return new Resource(id, type, new SourcePlace("t", 1, 1), () => PropertyValue.Of(json));
    }
}
