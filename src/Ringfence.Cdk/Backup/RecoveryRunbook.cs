using System.Globalization;
using System.Text;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Backup;

/// <summary>
/// What to do when data is lost (45 CFR 164.308(a)(7)(ii)(B)): a page with the objectives of <c>foundation.json</c> and
/// the names that its stacks have. It is written beside the templates.
/// </summary>
public static class RecoveryRunbook
{
    /// <summary>Its name in the cloud assembly.</summary>
    public const string File = "recovery.md";

    /// <summary>The page.</summary>
    /// <param name="foundation">Valid: read by <see cref="FoundationFile"/>.</param>
    public static string Of(FoundationConfiguration foundation)
    {
        ArgumentNullException.ThrowIfNull(foundation);
        var (recovery, retention, regions) = (foundation.Recovery, foundation.Retention, foundation.Regions);
        var page = new StringBuilder();
        Line(page, $"# Recovery of {foundation.Name}");
        Line(
            page,
            $"Written by `npx cdk synth` from `foundation.json`; never edited. Print it: in an emergency the account may not answer."
        );
        Line(page, $"");
        Line(page, $"| objective | hours | kept by |");
        Line(page, $"|---|---|---|");
        Line(
            page,
            $"| RPO: work that may be lost (`recovery.pointHours`) | {recovery.PointHours} | a backup {Often(recovery)}; Aurora, DynamoDB and S3 to the second or version for 35 days |"
        );
        Line(
            page,
            $"| RTO: until work goes on (`recovery.timeHours`) | {recovery.TimeHours} | people, by this page; the monthly trial says how long a restore takes |"
        );
        Line(page, $"");
        Line(
            page,
            $"Backups are kept {retention.BackupDays} days, locked: nobody deletes one before. Each is copied to {regions.Copies}."
        );
        foreach (var workload in foundation.Workloads)
        {
            Of(page, new Workload(foundation, workload));
        }

        Line(page, $"");
        Line(page, $"## Afterwards");
        Line(
            page,
            $"1. Compare the time from the loss to work going on with the RTO of {recovery.TimeHours} h, and the newest restored change with the RPO of {recovery.PointHours} h."
        );
        Line(
            page,
            $"2. `ringfence ledger verify` on each restored ledger: a ledger that went back in time shows against a checkpoint that was kept elsewhere (`--checkpoint`), and a gateway takes no call upon one that its bucket knows to be longer."
        );
        Line(
            page,
            $"3. `ringfence attest restores-are-tested --statement … --owner … --expires …`, with what was restored and how long it took."
        );
        Line(page, $"4. Was protected data lost or seen? Then the breach clock runs (45 CFR 164.404): 60 days.");
        return page.ToString();
    }

    private static void Of(StringBuilder page, Workload workload)
    {
        Func<string, string> name = workload.Name;
        var copies = workload.Foundation.Regions.Copies;
        Line(page, $"");
        Line(page, $"## {workload.Own.Name}: account {workload.Account}, {workload.Region}");
        Line(
            page,
            $"Vault `{name("backup")}`; copies in {copies}, vault `{name("copies")}`; role of restores `{name("backup")}`. Whoever restores without being on call for it asks for `{name("break-glass")}` (docs/foundation, *In an emergency*)."
        );
        Line(page, $"");
        Line(page, $"| lost | restored by |");
        Line(page, $"|---|---|");
        Line(
            page,
            $"| rows of the database | `aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier {name("data")} --db-cluster-identifier {name("data")}-restored --restore-to-time T`, then its instances; copy the rows, or rename the two clusters |"
        );
        Line(
            page,
            $"| items of conversations | `aws dynamodb restore-table-to-point-in-time --source-table-name {name("sessions")} --target-table-name {name("sessions")}-restored --restore-date-time T` |"
        );
        Line(
            page,
            $"| a document | its version before: `aws s3api list-object-versions --bucket {name("documents")}-{workload.Account} --prefix KEY`, then `copy-object` of that version |"
        );
        Line(
            page,
            $"| a ledger's files | stop the cell (`aws ecs update-service --desired-count 0`), restore the file system from the vault into a directory of its own, compare, move; bring the ledger to where its bucket is: `aws s3 sync s3://{name("gateway")}-ledger-{workload.Account}/ledger/{name("gateway")}/cell-N/ ledger/`; start |"
        );
        Line(
            page,
            $"| the region {workload.Region} | `npx cdk synth` with `regions.home` {copies} and zones of it, deploy; restore each of the four from `{name("copies")}` there; move the callers' name |"
        );
        Line(page, $"");
        Line(
            page,
            $"Any of them from a vault: `aws backup list-recovery-points-by-backup-vault --backup-vault-name {name("backup")}`, then `aws backup start-restore-job --recovery-point-arn … --iam-role-arn {workload.Role(name("backup"))} --metadata …`."
        );
    }

    private static string Often(RecoveryConfiguration recovery) =>
        recovery.PointHours == 24
            ? "a day"
            : string.Create(CultureInfo.InvariantCulture, $"every {recovery.PointHours} hours");

    private static void Line(StringBuilder page, FormattableString line) =>
        page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
