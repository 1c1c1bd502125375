using Ringfence.Redaction;

namespace Ringfence.Tests.Redaction;

public class RedactorTests
{
    [Fact]
    public void Finds_the_identifiers_of_a_question()
    {
        const string text =
            "Plan for a 52-year-old male with lupus, Robert Okafor, seen at St. Luke's Hospital on March 3rd, 2023 (MRN: SL-123456)?";
        var found = new Redactor().Scan(text).Select(span => (span.Kind, text[span.Start..span.End]));
        Assert.Equal(
            [
                (PhiKind.Name, "Robert Okafor"),
                (PhiKind.Location, "St. Luke's Hospital"),
                (PhiKind.Date, "March 3rd, 2023"),
                (PhiKind.Mrn, "SL-123456"),
            ],
            found
        );
    }
}
