package org.onevisit.pdf;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Character map whose way back, from glyph to character, prefers the character people write. Noto
 * draws 日 and the radical ⽇ with one glyph; without this, text copied or searched in a PDF would be
 * made of radicals.
 */
final class ReadableCmap extends CmapSubtable {

    private static final int FIRST_RADICAL = 0x2E80;
    private static final int LAST_RADICAL = 0x2FDF;

    private final CmapSubtable source;

    private ReadableCmap(CmapSubtable source) {
        this.source = source;
        setPlatformId(source.getPlatformId());
        setPlatformEncodingId(source.getPlatformEncodingId());
    }

    static TrueTypeFont putInto(TrueTypeFont font) throws IOException {
        CmapTable table = font.getCmap();
        CmapSubtable[] maps = table.getCmaps();
        CmapSubtable[] readable = new CmapSubtable[maps.length];
        for (int i = 0; i < maps.length; i++) {
            readable[i] = new ReadableCmap(maps[i]);
        }
        table.setCmaps(readable);
        return font;
    }

    @Override
    public int getGlyphId(int character) {
        return source.getGlyphId(character);
    }

    @Override
    public List<Integer> getCharCodes(int glyph) {
        List<Integer> characters = source.getCharCodes(glyph);
        if (characters == null || characters.size() < 2) {
            return characters;
        }
        return characters.stream().sorted(Comparator.comparing(ReadableCmap::isRadical)).toList();
    }

    private static boolean isRadical(int character) {
        return character >= FIRST_RADICAL && character <= LAST_RADICAL;
    }
}
