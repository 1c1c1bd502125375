using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Storage;

/// <summary>A policy that lets a role sign in to a database as one of its users, by IAM, without a password.</summary>
internal sealed class DatabaseRole : Construct
{
    public DatabaseRole(Construct scope, string id, string name, PhiDatabase database, string user)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        Arn = this.Declare(
            "Policy",
            "AWS::IAM::ManagedPolicy",
            new Map
            {
                ["ManagedPolicyName"] = name,
                ["Description"] = $"Signs in to the database as {user} and nothing else",
                ["PolicyDocument"] = Policy.Document(
                    Policy.Allow(
                        "SignIn",
                        "rds-db:connect",
                        $"arn:{place.Partition}:rds-db:{place.Region}:{place.Account}:dbuser:{database.ResourceId}/{user}"
                    )
                ),
            }
        ).Ref;
    }

    public string Arn { get; }
}
