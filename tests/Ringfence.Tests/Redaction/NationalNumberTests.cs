using Ringfence.Redaction;
using Ringfence.Redaction.Lexicon;
using Ringfence.Redaction.Replacements;
using Ringfence.Redaction.Text;

namespace Ringfence.Tests.Redaction;

/// <summary>Other countries' numbers, found where the option names the country; licences by the words before them; stand-ins that are nobody's word.</summary>
public class NationalNumberTests
{
    private static readonly string[] Nations = ["AU", "BR", "CA", "DE", "ES", "FR", "GB", "IN", "IT"];

    private static readonly Redactor Everywhere = new(new RedactionOptions { Nations = Nations });

    /// <summary>Published examples of each authority or standard; and one digit of each changed.</summary>
    public static TheoryData<string, string, string> Numbers { get; } =
        new()
        {
            { "GB", "943 476 5919", "943 476 5918" },
            { "GB", "AB123456C", "BG123456C" },
            { "CA", "130-692-544", "130-692-545" },
            { "AU", "2123 45670 1", "2123 45671 1" },
            { "AU", "876 543 210", "876 543 211" },
            { "DE", "86095742719", "86095742718" },
            { "DE", "65 929 970 489", "65 929 970 488" },
            { "FR", "2 55 08 14 168 025 38", "2 55 08 14 168 025 39" },
            { "FR", "255081416802538", "255081416802539" },
            { "ES", "12345678Z", "12345678A" },
            { "ES", "X-1234567-L", "X-1234567-M" },
            { "IT", "RSSMRA85T10A562S", "RSSMRA85T10A562T" },
            { "IN", "2345 6789 0124", "2345 6789 0125" },
            { "IN", "ABCPK1234L", "ABCXK1234L" },
            { "BR", "529.982.247-25", "529.982.247-24" },
        };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_found_for_its_country_alone_and_with_its_check_digit_alone(
        string nation,
        string valid,
        string changed
    )
    {
        var own = new Redactor(new RedactionOptions { Nations = [nation] });
        Assert.DoesNotContain(valid, Redacted(own, $"the form has {valid} on it"), StringComparison.Ordinal);
        var others = new Redactor(new RedactionOptions { Nations = [.. Nations.Where(other => other != nation)] });
        Assert.DoesNotContain(
            own.Scan($"the form has {changed} on it"),
            span => span.Why.Contains("national", StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain(
            others.Scan($"the form has {valid} on it"),
            span => span.Why.Contains("national", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("NHS no. was 9434765919 there", "9434765919")]
    [InlineData("his tax file number of 123456782 there", "123456782")]
    public void Where_one_in_ten_would_pass_a_plain_number_needs_its_name(string text, string number)
    {
        Assert.DoesNotContain(number, Redacted(Everywhere, text), StringComparison.Ordinal);
        Assert.Contains(number, Redacted(Everywhere, $"a result of {number} there"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("He showed a California driver's license, D1234567, at the desk.", "D1234567")]
    [InlineData("DMV has him as S530-4602-6217-7 since then.", "S530-4602-6217-7")]
    public void A_drivers_licence_is_known_by_the_words_before_it(string text, string number) =>
        Assert.DoesNotContain(number, Redacted(new Redactor(), text), StringComparison.Ordinal);

    [Fact]
    public void Without_such_words_the_form_of_a_licence_is_nothing() =>
        Assert.Empty(new Redactor().Scan("The clone D1234567 grew; lot K12345678 did not."));

    [Fact]
    public void A_country_that_is_not_known_is_told()
    {
        var error = Assert.Throws<ArgumentException>(() => new Redactor(new RedactionOptions { Nations = ["XX"] }));
        Assert.Contains("AU, BR, CA, DE, ES, FR, GB, IN, IT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_stand_in_is_an_English_word_an_eponym_or_a_town()
    {
        const Clue Meaning =
            Clue.Common | Clue.Rare | Clue.Clinical | Clue.Eponym | Clue.City | Clue.Town | Clue.State | Clue.Month;
        string[] all = [.. PseudonymWords.Given, .. PseudonymWords.Family, .. PseudonymWords.Towns];
        Assert.DoesNotContain(all, word => WordTable.Shared.Find(WordHash.Of(word)).Any(Meaning));
        Assert.Equal(all.Length, all.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string Redacted(Redactor redactor, string text) => redactor.Redact(text, new Label()).Text;
}
