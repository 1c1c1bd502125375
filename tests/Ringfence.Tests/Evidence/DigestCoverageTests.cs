using Ringfence.Evidence.Calls;
using Ringfence.Evidence.CloudTrail;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence;

public class DigestCoverageTests
{
    private static readonly string Fixtures = Path.GetFullPath(
        Path.Combine(Repository.Root, "..", "shared", "data", "digest-fixtures")
    );

    [Fact]
    public void Every_log_of_a_valid_trail_is_verified() =>
        Assert.All(Marks("00_valid"), mark => Assert.Equal(Mark.Verified, mark));

    [Fact]
    public void One_modified_log_is_broken_and_the_others_are_verified()
    {
        var marks = Marks("01_log_modified");
        Assert.Single(marks, Mark.Broken);
        Assert.All(marks.Where(mark => mark != Mark.Broken), mark => Assert.Equal(Mark.Verified, mark));
    }

    [Fact]
    public void Logs_of_a_deleted_digest_are_unverified_and_never_verified()
    {
        var marks = Marks("04_digest_deleted");
        Assert.Contains(Mark.Unverified, marks);
        Assert.DoesNotContain(Mark.Broken, marks);
    }

    [Fact]
    public void Logs_of_a_modified_digest_are_broken() => Assert.Contains(Mark.Broken, Marks("06_digest_modified"));

    [Fact]
    public void Logs_of_a_digest_without_its_signature_are_broken() =>
        Assert.Contains(Mark.Broken, Marks("13_sig_stripped"));

    [Fact]
    public void A_rotated_key_verifies() =>
        Assert.All(Marks("09_key_rotated"), mark => Assert.Equal(Mark.Verified, mark));

    private static List<Mark> Marks(string scenario)
    {
        var folder = Path.Combine(Fixtures, scenario);
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is not here: CloudTrail's digests were not checked");
        var buckets = Path.Combine(folder, "bucket");
        var coverage = new DigestCoverage(buckets, Path.Combine(folder, "public_keys.json"));
        var marks = CloudTrailFiles.Enumerate(buckets).Select(path => coverage.Of(path).Mark).ToList();
        Assert.NotEmpty(marks);
        return marks;
    }
}
