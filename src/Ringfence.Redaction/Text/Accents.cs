namespace Ringfence.Redaction.Text;

/// <summary>Latin letters without their marks, so that <c>Jędrzej</c> and <c>Jedrzej</c> are one word. Generated from Unicode's decompositions; letters that have none (ø, ł, đ, ß) by hand.</summary>
internal static class Accents
{
    /// <summary>U+00C0 to U+024F; a dot where there is no plain letter.</summary>
    private const string Extended =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg"
        + "hhhhiiiiiiiiii..jjkkkllllllllllnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz..b......"
        + "..d....e......i.kk......oo.............uu..yy........................aaiioouuuuuuuuuu.aaaa....ggkkoo"
        + "oo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

    /// <summary>U+1E00 to U+1EFF: Vietnamese, Welsh, transliterations.</summary>
    private const string Additional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
        + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy....s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
        + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>The plain lower-case letter; the letter itself in lower case where there is none.</summary>
    public static char Plain(char letter)
    {
        var plain =
            letter is >= 'À' and <= 'ɏ' ? Extended[letter - 'À']
            : letter is >= 'Ḁ' and <= 'ỿ' ? Additional[letter - 'Ḁ']
            : '.';
        return plain == '.' ? char.ToLowerInvariant(letter) : plain;
    }
}
