using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Backup;

/// <summary>
/// A vault whose backups nobody can delete before their time, root included: three days after it is made, its lock
/// cannot be taken off either.
/// </summary>
public sealed class LockedVault : Construct
{
    private readonly CfnResource _vault;

    /// <summary>A vault.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="keyArn">The ARN of the key of its backups.</param>
    /// <param name="keepDays">For how many days at least every backup is kept: 35 or more.</param>
    /// <exception cref="PropRefusedException">Backups would be kept for less.</exception>
    public LockedVault(Construct scope, string id, string name, string keyArn, int keepDays)
        : base(scope, id)
    {
        Refusal.Unless(keepDays >= 35, nameof(keepDays), keepDays, "35 or more", "a loss is often found weeks later");
        _vault = this.Declare(
                "Vault",
                "AWS::Backup::BackupVault",
                new Map
                {
                    ["BackupVaultName"] = name,
                    ["EncryptionKeyArn"] = keyArn,
                    ["LockConfiguration"] = new Map { ["MinRetentionDays"] = keepDays, ["ChangeableForDays"] = 3 },
                }
            )
            .Kept();
        new RingfencedAspect().Visit(_vault);
    }

    /// <summary>Its name.</summary>
    public string Name => _vault.Ref;

    /// <summary>Its ARN.</summary>
    public string Arn => _vault.Attribute("BackupVaultArn");
}
