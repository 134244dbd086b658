package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of images.
@XmlRootElement(name = "image_list")
public class ImageList extends Page<ImageRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "image")
    public List<ImageRepresentation> items = new ArrayList<>();

    @Override
    public List<ImageRepresentation> items() {
        return items;
    }
}
