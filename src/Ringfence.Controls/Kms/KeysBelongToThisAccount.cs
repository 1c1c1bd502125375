using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeysBelongToThisAccount()
    : EstateControl(
        "AWS::S3::Bucket",
        "AWS::RDS::DBInstance",
        "AWS::RDS::DBCluster",
        "AWS::DynamoDB::Table",
        "AWS::EFS::FileSystem",
        "AWS::EC2::Volume",
        "AWS::ElastiCache::ReplicationGroup",
        "AWS::Redshift::Cluster",
        "AWS::OpenSearchService::Domain",
        "AWS::DocDB::DBCluster",
        "AWS::Neptune::DBCluster",
        "AWS::SecretsManager::Secret",
        "AWS::SNS::Topic",
        "AWS::SQS::Queue",
        "AWS::Backup::BackupVault",
        "AWS::Kinesis::Stream",
        "AWS::Logs::LogGroup",
        "AWS::CloudTrail::Trail"
    )
{
    public override string Title => "The keys over our data are in our account";

    public override string Why => "A key of another account can be taken away by its owner.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["kms-key-same-account"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        foreach (var template in estate.Templates)
        {
            var named = KeyAccounts.Of(template);
            var accounts = named
                .Select(each => each.Account)
                .Where(account => account is { Length: > 0 })
                .Distinct()
                .ToList();
            foreach (var (resource, key, account) in named)
            {
                yield return new Judgement(
                    resource,
                    account switch
                    {
                        "" => Verdict.Pass($"{key} is a key of this stack or account."),
                        null => Verdict.Unknown(
                            $"Whose key {key} is, is known only when deployed; name it by Ref, GetAtt or ${{AWS::AccountId}}."
                        ),
                        _ when accounts.Count > 1 => Verdict.Fail(
                            $"The stack names keys of {accounts.Count} accounts ({string.Join(", ", accounts)}): all but one are another's."
                        ),
                        _ => Verdict.Unknown(
                            $"Whether {account} is the account of this stack is known only when deployed; name the key by ${{AWS::AccountId}}."
                        ),
                    }
                );
            }
        }
    }
}
