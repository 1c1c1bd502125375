using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Tests.Evidence.Integrity;

/// <summary>Every way in which a trail's bucket can be tampered with, over a bucket made here; the numbers are those of the known scenarios.</summary>
public class TamperMatrixTests
{
    [Theory]
    [InlineData("")]
    [InlineData("org/prefix/")]
    public void S00_an_untouched_trail_has_no_finding(string prefix)
    {
        using var trail = new TrailWorld(prefix: prefix);
        var report = trail.Verify();
        Assert.Empty(report.Findings);
        Assert.Empty(trail.VerifyWithoutRange().Findings);
        Assert.Equal(new TimeSpanUtc(TrailWorld.Start, TrailWorld.Start.AddHours(8)), report.Covered);
        Assert.Equal((9, 14, 14), (report.Counts.DigestsValid, report.Counts.Logs, report.Counts.LogsValid));
    }

    [Fact]
    public void S01_a_modified_log()
    {
        using var trail = new TrailWorld();
        var log = trail.LogsOfHour[4][0];
        trail.Write(log, TrailWorld.LogContent(TrailWorld.Start, "changed"));
        Only(trail.Verify(), FindingKind.LogModified, log);
    }

    [Fact]
    public void S02_a_deleted_log()
    {
        using var trail = new TrailWorld();
        var log = trail.LogsOfHour[4][1];
        trail.Delete(log);
        Only(trail.Verify(), FindingKind.LogMissing, log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void S03_bytes_behind_a_log(bool trailerCopied)
    {
        using var trail = new TrailWorld();
        var log = trail.LogsOfHour[4][0];
        var file = File.ReadAllBytes(trail.PathOf(log));
        File.WriteAllBytes(trail.PathOf(log), [.. file, .. "foreign"u8, .. trailerCopied ? file[^8..] : []]);
        Only(trail.Verify(), FindingKind.LogTrailingData, log);
    }

    [Fact]
    public void S03_a_second_member_behind_a_log()
    {
        using var trail = new TrailWorld();
        var log = trail.LogsOfHour[4][0];
        var file = File.ReadAllBytes(trail.PathOf(log));
        File.WriteAllBytes(trail.PathOf(log), [.. file, .. file]);
        Only(trail.Verify(), FindingKind.LogTrailingData, log);
    }

    [Fact]
    public void S04_a_deleted_digest_and_the_logs_it_vouched_for()
    {
        using var trail = new TrailWorld();
        trail.Delete(trail.Digests[4]);
        var report = trail.Verify();
        Has(report, FindingKind.DigestMissing, trail.Digests[4], sure: true);
        Assert.All(trail.LogsOfHour[4], log => Has(report, FindingKind.LogUncovered, log, sure: false));
        Assert.Equal(3, report.Findings.Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void S05_several_deleted_digests_are_each_named(int deleted)
    {
        using var trail = new TrailWorld();
        foreach (var digest in trail.Digests[3..(3 + deleted)])
        {
            trail.Delete(digest);
        }

        var missing = Of(trail.Verify(), FindingKind.DigestMissing);
        Assert.Equal(
            trail.Digests[3..(3 + deleted)].Select(key => "audit-bucket/" + key),
            missing.Select(one => one.Object).Order()
        );
    }

    [Fact]
    public void S06_a_modified_digest()
    {
        using var trail = new TrailWorld();
        var digest = trail.Digest(trail.Digests[5]);
        digest["logFiles"]!.AsArray().RemoveAt(0);
        trail.Write(trail.Digests[5], System.Text.Encoding.UTF8.GetBytes(digest.ToJsonString()));
        var report = trail.Verify();
        Has(report, FindingKind.DigestSignature, trail.Digests[5], sure: true);
        Assert.All(trail.LogsOfHour[5], log => Has(report, FindingKind.LogUncovered, log, sure: false));
    }

    [Theory]
    [InlineData(
        "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/06/12/111122223333_CloudTrail-Digest_us-east-1_phi-trail_us-east-1_20260612T060317Z.json.gz"
    )]
    [InlineData(
        "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/06/11/sub/111122223333_CloudTrail-Digest_us-east-1_phi-trail_us-east-1_20260611T060317Z.json.gz"
    )]
    public void S07_a_moved_digest(string to)
    {
        using var trail = new TrailWorld();
        trail.Move(trail.Digests[5], to);
        var report = trail.Verify(to: TrailWorld.Start.AddDays(3));
        Has(report, FindingKind.DigestMoved, to, sure: true);
        Has(report, FindingKind.DigestMissing, trail.Digests[5], sure: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void S08_a_restart_is_told_and_is_no_failure(int lostHours)
    {
        using var trail = new TrailWorld(restartAt: 4, lostHours: lostHours);
        var unvouched = lostHours > 0 ? trail.WriteLog(TrailWorld.Start.AddHours(5)) : null;
        var report = trail.Verify(to: TrailWorld.Start.AddHours(8.5 + lostHours));
        Has(report, FindingKind.ChainGap, trail.Digests[4], sure: true);
        Assert.Equal(unvouched is null ? 1 : 2, report.Findings.Count);
        Assert.True(report.Ok);
    }

    [Fact]
    public void S09_a_rotated_key_is_counted_and_is_no_finding()
    {
        using var trail = new TrailWorld(rotateAt: 4);
        var report = trail.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Counts.KeyRotations);
    }

    [Fact]
    public void S10_a_key_that_nobody_knows()
    {
        using var trail = new TrailWorld(rotateAt: 4);
        trail.WriteKeys(trail.Key(trail.Digest(trail.Digests[0])["digestPublicKeyFingerprint"]!.GetValue<string>()));
        var report = trail.Verify();
        Assert.Equal(5, Of(report, FindingKind.DigestKeyUnknown).Count);
        Assert.False(report.Ok);
    }

    [Fact]
    public void S11_a_truncated_tail()
    {
        using var trail = new TrailWorld();
        foreach (var hour in new[] { 6, 7 })
        {
            trail.Delete(trail.Digests[hour]);
            trail.LogsOfHour[hour].ForEach(trail.Delete);
        }

        var report = trail.Verify();
        Only(report, FindingKind.TailMissing, trail.Digests[6]);
        Assert.Equal(TrailWorld.Start.AddHours(6), report.Covered!.To);
    }

    [Fact]
    public void S12_a_forged_log_in_no_digest()
    {
        using var trail = new TrailWorld();
        var forged = trail.WriteLog(TrailWorld.Start.AddHours(5.5));
        Only(trail.Verify(), FindingKind.LogUncovered, forged);
        Assert.True(trail.Verify().Findings[0].Sure);
    }

    [Fact]
    public void S12_a_log_replayed_under_a_new_name()
    {
        using var trail = new TrailWorld();
        var copy = trail.LogsOfHour[2][0].Replace(".json.gz", "copy.json.gz", StringComparison.Ordinal);
        File.Copy(trail.PathOf(trail.LogsOfHour[2][0]), trail.PathOf(copy));
        Only(trail.Verify(), FindingKind.LogUncovered, copy);
    }

    [Fact]
    public void S13_a_stripped_signature()
    {
        using var trail = new TrailWorld();
        File.Delete(trail.PathOf(trail.Digests[5]) + ".meta.json");
        Only(trail.Verify(), FindingKind.DigestUnsigned, trail.Digests[5]);
    }

    [Fact]
    public void S13_the_newest_digests_signature_stripped_leaves_its_logs_unproven()
    {
        using var trail = new TrailWorld();
        File.WriteAllText(trail.PathOf(trail.Digests[7]) + ".meta.json", "{}");
        var report = trail.Verify();
        Has(report, FindingKind.DigestUnsigned, trail.Digests[7], sure: true);
        Assert.Equal(12, report.Counts.LogsValid);
    }

    [Fact]
    public void S14_a_backfill_digest_without_its_stamp()
    {
        using var trail = new TrailWorld();
        var path = trail.PathOf(trail.Backfill) + ".meta.json";
        var metadata = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        metadata.Remove("backfill-generation-timestamp");
        File.WriteAllText(path, metadata.ToJsonString());
        Only(trail.Verify(), FindingKind.DigestFormat, trail.Backfill);
    }

    [Theory]
    [InlineData(true, FindingKind.DigestKeyUnknown)]
    [InlineData(false, FindingKind.DigestSignature)]
    public void S15_a_digest_signed_by_an_attacker(bool ownFingerprint, FindingKind expected)
    {
        using var trail = new TrailWorld();
        using var attacker = RSA.Create(2048);
        var digest = trail.Digest(trail.Digests[5]);
        digest["logFiles"]!.AsArray().RemoveAt(0);
        if (ownFingerprint)
        {
            digest["digestPublicKeyFingerprint"] = TrailWorld.Fingerprint(attacker);
        }

        trail.Sign(digest, attacker);
        var report = trail.Verify();
        Has(report, expected, trail.Digests[5], sure: true);
        Has(report, FindingKind.ChainGap, trail.Digests[6], sure: true);
    }

    [Fact]
    public void S15_an_attackers_key_under_a_known_fingerprint()
    {
        using var trail = new TrailWorld();
        using var attacker = RSA.Create(2048);
        var keys = JsonNode.Parse(File.ReadAllText(trail.KeysFile))!;
        keys["PublicKeyList"]![0]!["Value"] = Convert.ToBase64String(attacker.ExportRSAPublicKey());
        File.WriteAllText(trail.KeysFile, keys.ToJsonString());
        Assert.Equal(9, Of(trail.Verify(), FindingKind.DigestKeyUnknown).Count);
    }

    [Fact]
    public void S16_a_deleted_hour_digest_and_logs()
    {
        using var trail = new TrailWorld();
        trail.Delete(trail.Digests[4]);
        trail.LogsOfHour[4].ForEach(trail.Delete);
        Only(trail.Verify(), FindingKind.DigestMissing, trail.Digests[4]);
    }

    [Fact]
    public void The_oldest_digest_deleted()
    {
        using var trail = new TrailWorld();
        trail.Delete(trail.Digests[0]);
        Has(trail.Verify(), FindingKind.DigestMissing, trail.Digests[0], sure: true);
        Has(trail.VerifyWithoutRange(), FindingKind.DigestMissing, trail.Digests[0], sure: true);
    }

    [Fact]
    public void A_copy_that_begins_later_is_no_tampering()
    {
        using var trail = new TrailWorld();
        foreach (var hour in new[] { 0, 1 })
        {
            trail.Delete(trail.Digests[hour]);
            trail.LogsOfHour[hour].ForEach(trail.Delete);
        }

        Assert.Empty(trail.VerifyWithoutRange().Findings);
        Assert.Empty(trail.Verify(from: TrailWorld.Start.AddHours(2)).Findings);
    }

    [Fact]
    public void A_copy_without_object_metadata_is_verified_but_for_its_newest_digest()
    {
        using var trail = new TrailWorld();
        foreach (var metadata in Directory.EnumerateFiles(trail.Root, "*.meta.json", SearchOption.AllDirectories))
        {
            File.Delete(metadata);
        }

        var report = trail.Verify();
        Assert.Equal(2, Of(report, FindingKind.DigestUnsigned).Count);
        Assert.Equal(12, report.Counts.LogsValid);
        Assert.All(report.Findings, finding => Assert.False(finding.Sure));
    }

    [Fact]
    public void A_digest_replaced_by_another_one_that_AWS_signed()
    {
        using var trail = new TrailWorld();
        var digest = trail.Digest(trail.Digests[5]);
        var key = trail.Key(digest["digestPublicKeyFingerprint"]!.GetValue<string>());
        digest["logFiles"]!.AsArray().RemoveAt(0);
        trail.Sign(digest, key);
        var report = trail.Verify();
        Has(report, FindingKind.ChainGap, trail.Digests[6], sure: true);
        Assert.DoesNotContain(report.Findings, finding => finding.Kind == FindingKind.DigestSignature);
    }

    [Fact]
    public void A_digest_cut_short_is_no_digest()
    {
        using var trail = new TrailWorld();
        var path = trail.PathOf(trail.Digests[5]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..200]);
        Has(trail.Verify(), FindingKind.DigestFormat, trail.Digests[5], sure: true);
    }

    [Fact]
    public void A_log_cut_short_is_modified()
    {
        using var trail = new TrailWorld();
        var path = trail.PathOf(trail.LogsOfHour[5][0]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^12]);
        Only(trail.Verify(), FindingKind.LogModified, trail.LogsOfHour[5][0]);
    }

    [Fact]
    public void No_digest_at_all_is_never_clean()
    {
        using var trail = new TrailWorld();
        Directory.Delete(trail.PathOf("AWSLogs/111122223333/CloudTrail-Digest"), recursive: true);
        var report = trail.VerifyWithoutRange();
        Has(report, FindingKind.DigestMissing, "", sure: false);
        Assert.False(report.Ok);
        Assert.Null(report.Covered);
    }

    [Fact]
    public void Logs_that_no_digest_can_list_yet_are_counted_and_no_finding()
    {
        using var trail = new TrailWorld();
        trail.WriteLog(TrailWorld.Start.AddHours(8.2));
        var report = trail.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Counts.LogsAwaitingDigest);
    }

    private static List<TrailFinding> Of(TrailReport report, FindingKind kind) =>
        [.. report.Findings.Where(finding => finding.Kind == kind)];

    private static void Has(TrailReport report, FindingKind kind, string key, bool sure) =>
        Assert.Contains(
            report.Findings,
            finding =>
                finding.Kind == kind && finding.Object.EndsWith(key, StringComparison.Ordinal) && finding.Sure == sure
        );

    private static void Only(TrailReport report, FindingKind kind, string key)
    {
        var finding = Assert.Single(report.Findings);
        Assert.Equal((kind, "audit-bucket/" + key), (finding.Kind, finding.Object));
        Assert.False(report.Ok);
    }
}
