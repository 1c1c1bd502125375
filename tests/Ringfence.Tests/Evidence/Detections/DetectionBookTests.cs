using Ringfence.Controls;
using Ringfence.Evidence.Detections;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence.Detections;

public class DetectionBookTests
{
    [Fact]
    public void The_page_is_fresh() =>
        Assert.Equal(
            DetectionBook.Markdown(),
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "detections.md")).ReplaceLineEndings("\n")
        );

    [Fact]
    public void Every_detection_stands_on_it_with_controls_of_the_catalogue()
    {
        var page = DetectionBook.Markdown();
        Assert.All(
            DetectionLibrary.All.Concat(Unexpected.All),
            one =>
            {
                Assert.Contains($"### {one.Id}\n", page, StringComparison.Ordinal);
                Assert.NotEmpty(ConcernedControls.Of(one.Id));
                Assert.All(ConcernedControls.Of(one.Id), id => Assert.NotNull(Catalogue.Find(id)));
                Assert.Matches("^T[0-9]{4}(\\.[0-9]{3})?$", one.Attack);
            }
        );
    }
}
